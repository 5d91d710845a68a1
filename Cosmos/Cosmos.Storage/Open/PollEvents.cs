
namespace Cosmos.Storage;

/// <summary>What <c>poll</c> waits for and tells (POSIX.1-2017, <c>poll.h</c>; the values are Linux's).</summary>
internal static class PollEvents
{
    /// <summary>POLLIN: there is something to read, or the end of it.</summary>
    public const short In = 1;

    /// <summary>POLLOUT: a write would not wait.</summary>
    public const short Out = 4;

    /// <summary>POLLERR: there is no reader any more.</summary>
    public const short Error = 8;

    /// <summary>POLLHUP: there is no writer any more.</summary>
    public const short HangUp = 16;

    /// <summary>POLLNVAL: no such descriptor.</summary>
    public const short Invalid = 32;
}

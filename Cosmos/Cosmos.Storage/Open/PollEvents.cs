
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

    /// <summary>POLLRDNORM: as <see cref="In"/>.</summary>
    public const short NormalIn = 64;

    /// <summary>POLLWRNORM: as <see cref="Out"/>.</summary>
    public const short NormalOut = 256;

    /// <summary>What is told whether it is asked for or not.</summary>
    public const short Always = Error | HangUp | Invalid;
}

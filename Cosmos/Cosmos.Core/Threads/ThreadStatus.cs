namespace Cosmos.Core.Threads;

/// <summary>What became of a request that somebody made of a thread, which may be none.</summary>
internal enum ThreadStatus : byte
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>There is no such thread, or no more.</summary>
    NoSuchThread,

    /// <summary>It goes by itself, or somebody else waits for it already.</summary>
    NotJoinable,

    /// <summary>The caller would wait for itself.</summary>
    WouldWaitForItself,
}

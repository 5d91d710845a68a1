namespace Cosmos.Core.Threads;

/// <summary>The result of a request about a thread. The pointer to the thread may be invalid.</summary>
internal enum ThreadStatus : byte
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>There is no such thread, or it was released.</summary>
    NoSuchThread,

    /// <summary>It is detached, or another thread waits for it already.</summary>
    NotJoinable,

    /// <summary>The caller would wait for itself.</summary>
    WouldWaitForItself,

    /// <summary>The deadline passed first.</summary>
    TimedOut,

    /// <summary>A signal or a request for cancellation ended the wait.</summary>
    Interrupted,
}

namespace Cosmos.Core.Threads;

/// <summary>What a thread is doing.</summary>
public enum ThreadState : byte
{
    /// <summary>It could run, and waits for a CPU.</summary>
    Ready,

    /// <summary>A CPU runs it.</summary>
    Running,

    /// <summary>It waits for an event or for a time.</summary>
    Waiting,

    /// <summary>It has ended; its result was not fetched yet.</summary>
    Ended,
}


namespace Cosmos.Core.Threads;

/// <summary>Why a thread waits, for the report of a deadlock. In the order of the words in <c>Scheduler</c>.</summary>
public enum WaitReason : byte
{
    /// <summary>A reason that the core does not know.</summary>
    Event,

    /// <summary>A time.</summary>
    Sleep,

    /// <summary>A mutex that another thread holds.</summary>
    Mutex,

    /// <summary>A condition variable.</summary>
    Condition,

    /// <summary>The right to read or to write.</summary>
    ReadWriteLock,

    /// <summary>The end of another thread.</summary>
    Join,

    /// <summary>The other end of a pipe.</summary>
    Pipe,

    /// <summary>A lock of the kernel's: <see cref="SleepLock"/>.</summary>
    Lock,

    /// <summary>A signal.</summary>
    Signal,

    /// <summary>A semaphore.</summary>
    Semaphore,

    /// <summary>The other threads at a barrier.</summary>
    Barrier,
}

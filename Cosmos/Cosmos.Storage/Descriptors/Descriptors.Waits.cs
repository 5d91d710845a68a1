using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Threads;

namespace Cosmos.Storage;

internal static unsafe partial class Descriptors
{
    /// <summary>Waits for a change of what a lock of the tree protects; others may be faster, so callers look again.</summary>
    /// <param name="queue">Where to wait.</param>
    /// <param name="deadline">When to give up; <see cref="ulong.MaxValue"/> for never.</param>
    /// <returns>0; -ETIMEDOUT; -EINTR when a signal came, whose handler runs when the lock is left: no wait begins before that.</returns>
    private static int Await(ref WaitQueue queue, ulong deadline) =>
        !queue.Wait(deadline, ref FileTree.Lock) ? -Errno.ETIMEDOUT
        : Scheduler.Current->IsInterrupted ? -Errno.EINTR : 0;

    /// <summary>Waits until any descriptor has changed.</summary>
    /// <inheritdoc cref="Await"/>
    public static int AwaitAny(ulong deadline)
    {
        FileTree.Lock.Enter(LockRank.Files);
        int result = Await(ref _changed, deadline);
        FileTree.Lock.Exit();
        return result;
    }

    /// <summary>Tells those that wait for any descriptor that something has changed.</summary>
    public static void TellChange()
    {
        FileTree.Lock.Enter(LockRank.Files);
        _changed.WakeAll();
        FileTree.Lock.Exit();
    }
}

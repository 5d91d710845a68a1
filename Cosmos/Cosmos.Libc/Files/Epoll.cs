using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using Cosmos.Storage;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary><c>&lt;sys/epoll.h&gt;</c>: a queue of events can be made and waited for, as the class library does before its first
/// socket; but there is nothing that could be watched by one, so no event comes.</summary>
[LockedBy(nameof(_lock))]
internal static class Epoll
{
    private static KernelLock _lock;
    private static WaitQueue _waiters;

    /// <summary>A queue (epoll_create1(2)): a descriptor to be closed.</summary>
    [RuntimeExport("epoll_create1")]
    private static int Create(int flags) => (flags & ~OpenFlags.CloseOnExec) != 0
        ? CResult.Fail(Errno.EINVAL)
        : (int)CResult.Of(Descriptors.Open("/dev/null"u8, OpenFlags.ReadWrite | flags, 0));

    [LibcStub("fails with EPERM, as for every file that cannot be watched")]
    [RuntimeExport("epoll_ctl")]
    private static unsafe int Control(int queue, int operation, int descriptor, void* item) =>
        Stub.Fail("epoll_ctl"u8, Errno.EPERM);

    /// <summary>Waits for an event (epoll_wait(2)); none comes.</summary>
    /// <param name="queue">The descriptor of the queue.</param>
    /// <param name="items">Where events would be stored.</param>
    /// <param name="count">Room for so many.</param>
    /// <param name="timeout">In milliseconds; negative for ever.</param>
    /// <returns>0, when the time is over; -1 with EINTR when a signal was handled.</returns>
    [RuntimeExport("epoll_wait")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe int Wait(int queue, void* items, int count, int timeout)
    {
        if (count <= 0)
            return CResult.Fail(Errno.EINVAL);

        if (Descriptors.IsClosedOnExec(queue) < 0)
            return CResult.Fail(Errno.EBADF);

        ulong deadline = timeout < 0 ? ulong.MaxValue : Clock.Nanoseconds + (uint)timeout * Clock.NanosecondsPerMillisecond;
        Interruption interruption = Interruption.Watch();
        do
        {
            Cancellation.Test();
            _lock.Enter(LockRank.Epoll);
            _waiters.Wait(deadline, ref _lock);
            _lock.Exit();
        }
        while (!interruption.Came && Clock.Nanoseconds < deadline);
        return interruption.Came ? CResult.Fail(Errno.EINTR) : 0;
    }
}

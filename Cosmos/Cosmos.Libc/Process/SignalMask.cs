using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>Which signals a thread blocks, and waiting for signals (<c>&lt;signal.h&gt;</c>, POSIX.1-2017).</summary>
internal static unsafe class SignalMask
{
    private const int Block = 0;
    private const int Unblock = 1;
    private const int Replace = 2;
    private const ulong Never = ulong.MaxValue;

    /// <summary>Changes which signals the calling thread blocks. EINVAL when there is no such change, EFAULT.</summary>
    [RuntimeExport("pthread_sigmask")]
    internal static int SetMask(int how, In<ulong> set, Out<ulong> old)
    {
        ulong blocked = Scheduler.Current->BlockedSignals;
        if (!set.IsNull)
        {
            if (set.Read(out ulong named) != 0)
                return Errno.EFAULT;

            if (how is < Block or > Replace)
                return Errno.EINVAL;

            named &= ~SignalSets.OfLibrary;
            Signals.SetBlocked(how == Block ? blocked | named : how == Unblock ? blocked & ~named : named);
        }

        return -old.WriteIfWanted(in blocked);
    }

    [RuntimeExport("sigprocmask")]
    private static int SetProcessMask(int how, In<ulong> set, Out<ulong> old)
    {
        int error = SetMask(how, set, old);
        return error == 0 ? 0 : CResult.Fail(error);
    }

    /// <summary>Returns the pending signals that the calling thread blocks.</summary>
    [RuntimeExport("sigpending")]
    private static int GetPending(Out<ulong> set)
    {
        Scheduler.Lock.Enter(Cosmos.Core.Locks.LockRank.Scheduler);
        ulong pending = Scheduler.PendingFor(Scheduler.Current) & Scheduler.Current->BlockedSignals;
        Scheduler.Lock.Exit();
        return (int)CResult.Of(set.Write(pending));
    }

    /// <summary>Waits until a signal was handled. EINTR always.</summary>
    [RuntimeExport("pause")]
    private static int Pause() => Suspend(Scheduler.Current->BlockedSignals);

    /// <summary>The same with another mask.</summary>
    [RuntimeExport("sigsuspend")]
    private static int Suspend(In<ulong> mask) =>
        mask.Read(out ulong blocked) != 0 ? CResult.Fail(Errno.EFAULT) : Suspend(blocked & ~SignalSets.OfLibrary);

    /// <summary>Waits until a signal was handled, with some signals blocked.</summary>
    public static int Suspend(ulong blocked)
    {
        Cancellation.Enter();
        Signals.AwaitHandler(blocked);
        Cancellation.Leave();
        return CResult.Fail(Errno.EINTR);
    }

    /// <summary>Waits for one of the signals of a set, and takes it.</summary>
    /// <returns>0, or an error number.</returns>
    [RuntimeExport("sigwait")]
    private static int Await(In<ulong> set, int* signal)
    {
        int taken = Take(set, Never, default, isBegunAgain: true);
        if (taken < 0)
            return -taken;

        *signal = taken;
        return 0;
    }

    /// <summary>The same, and says what is known of it. EINTR when a handler ran.</summary>
    [RuntimeExport("sigwaitinfo")]
    private static int Await(In<ulong> set, Out<SignalInformation> information) =>
        (int)CResult.Of(Take(set, Never, information, isBegunAgain: false));

    /// <summary>The same, but gives up after a time, with EAGAIN.</summary>
    [RuntimeExport("sigtimedwait")]
    private static int Await(In<ulong> set, Out<SignalInformation> information, In<TimeSpec> time)
    {
        ulong deadline = Never;
        if (!time.IsNull)
        {
            if (time.Read(out TimeSpec length) != 0)
                return CResult.Fail(Errno.EFAULT);

            if (!length.IsValid || length.Seconds < 0)
                return CResult.Fail(Errno.EINVAL);

            deadline = length.DeadlineAfter();
        }

        return (int)CResult.Of(Take(set, deadline, information, isBegunAgain: false));
    }

    /// <returns>The signal, or a negative error number.</returns>
    private static int Take(In<ulong> set, ulong deadline, Out<SignalInformation> target, bool isBegunAgain)
    {
        if (set.Read(out ulong awaited) != 0)
            return -Errno.EFAULT;

        SignalInformation information;
        int error;
        do
        {
            Cancellation.Enter();
            error = Scheduler.AwaitSignal(awaited & ~SignalSets.OfLibrary, deadline, out information);
            Cancellation.Leave();
            if (error == Errno.EINTR)
                Cancellation.Test();
        }
        while (error == Errno.EINTR && isBegunAgain);

        // As in glibc, where raise is another system call than kill, but the same for POSIX.
        if (information.Code == SignalInformation.FromThread)
            information.Code = SignalInformation.FromProcess;

        return error != 0 ? -error : target.WriteIfWanted(in information) is var failure && failure != 0 ? failure : information.Signal;
    }
}

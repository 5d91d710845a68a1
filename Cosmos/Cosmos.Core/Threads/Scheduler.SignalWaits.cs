using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    /// <summary>Has the calling thread look at its signals when it leaves its locks, as it holds others back now.</summary>
    internal static void SetBlockedSignals(ulong blocked)
    {
        _lock.Enter(LockRank.Scheduler);
        Current->BlockedSignals = blocked;
        if (Signals.AreDue(Current))
            Processor.This.NeedsAttention = true;

        _lock.Exit();
    }

    /// <summary>Takes the lowest signal that the calling thread is to handle now, of its own, or else of the process's.</summary>
    /// <returns>False when there is none.</returns>
    internal static bool TryTakeSignal(out SignalInformation information)
    {
        information = default;
        _lock.Enter(LockRank.Scheduler);
        bool isTaken = Current->SleepLocks == 0 && TryTake(~Current->BlockedSignals, out information);
        _lock.Exit();
        return isTaken;
    }

    /// <summary>Waits for one of some signals, and takes it without its handler.</summary>
    /// <param name="signals">The signals.</param>
    /// <param name="deadline">When to give up.</param>
    /// <param name="information">What is known of it.</param>
    /// <returns>0; EAGAIN when the deadline passed first; EINTR when another signal came, whose handler has run then.</returns>
    internal static int AwaitSignal(ulong signals, ulong deadline, out SignalInformation information)
    {
        _lock.Enter(LockRank.Scheduler);
        Thread* thread = Current;
        int error = TryTake(signals, out information) ? 0 : Errno.EAGAIN;
        if (error != 0)
        {
            thread->AwaitedSignals = signals;
            bool isInTime = Block(null, deadline, WaitReason.Signal);
            thread->AwaitedSignals = 0;
            error = TryTake(signals, out information) ? 0 : isInTime ? Errno.EINTR : Errno.EAGAIN;
        }

        _lock.Exit();
        return error;
    }

    /// <summary>Waits until a handler has run.</summary>
    /// <param name="blocked">What is blocked meanwhile; what was blocked before is blocked again once the handler is done.</param>
    internal static void AwaitHandler(ulong blocked)
    {
        Thread* thread = Current;
        uint handlers = thread->Handlers;
        _lock.Enter(LockRank.Scheduler);
        thread->KeptMask = thread->BlockedSignals;
        thread->HasKeptMask = true;
        thread->BlockedSignals = blocked;
        _lock.Exit();
        while (thread->Handlers == handlers)
        {
            Cancellation.Test();
            SleepUntil(Never, WaitReason.Signal);
        }
    }

    /// <summary>Asks a thread to end, and ends its wait if it is at a cancellation point.</summary>
    /// <param name="thread">Any pointer.</param>
    /// <param name="cancel">Called in that thread when it acts on it.</param>
    /// <returns>False when it is not a thread.</returns>
    internal static bool TryCancel(Thread* thread, delegate*<void> cancel)
    {
        if (!TryEnter(thread))
            return false;

        thread->Cancel = cancel;
        Attract(thread);
        Leave();
        return true;
    }

    /// <summary>Whether a thread must not wait: it has signals that it handles or waits for, or is to end. Inside the lock.</summary>
    private static bool IsCalled(Thread* thread) =>
        (PendingFor(thread) & (~thread->BlockedSignals | thread->AwaitedSignals)) != 0 || Cancellation.EndsWait(thread)
        || Cancellation.IsDue(thread);

    private static bool TryTake(ulong among, out SignalInformation information)
    {
        information = default;
        if (!Current->Pending.TryTake(among, out SignalNode signal) && !_pendingForProcess.TryTake(among, out signal))
            return false;

        information = SignalInformation.Of(in signal);
        if (signal.Code == SignalInformation.FromTimer)
            ProgramTimers.Tell(signal.Timer, ref information);

        return true;
    }
}

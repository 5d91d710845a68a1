using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    /// <summary>Signals that were sent to the process: the first thread that does not block them takes them.</summary>
    private static PendingSignals _pendingForProcess;

    /// <summary>The thread that gets the signals of the process before others; null while there is none.</summary>
    private static Thread* _leader;

    /// <summary>The main thread of the program; null when it is gone.</summary>
    internal static Thread* Leader => _leader;

    /// <summary>Makes the calling thread the one that gets the signals of the process first, as Linux has it with the main thread.
    /// </summary>
    internal static void Lead()
    {
        _lock.Enter(LockRank.Scheduler);
        _leader = Current;
        _lock.Exit();
    }

    /// <summary>Sends a signal to a thread, which is woken for it, or handles it when it next runs.</summary>
    /// <param name="thread">Any pointer.</param>
    /// <param name="signal">The signal; number 0 only checks whether the thread exists.</param>
    /// <returns>0; ESRCH when it is no thread, or has ended; EAGAIN when too many signals are pending.</returns>
    internal static int TrySend(Thread* thread, in SignalNode signal)
    {
        if (!TryEnter(thread))
            return Errno.ESRCH;

        int error = thread->State == ThreadState.Ended ? Errno.ESRCH
            : signal.Signal == 0 || Add(thread, in signal) ? 0 : Errno.EAGAIN;
        Leave();
        return error;
    }

    /// <summary>Sends a signal to the process: to a thread that does not hold it back; it waits for one where all do.</summary>
    /// <returns>0; EAGAIN when too many signals are pending.</returns>
    internal static int TrySendToProcess(in SignalNode signal)
    {
        _lock.Enter(LockRank.Scheduler);
        bool isAdded = AddToProcess(in signal);
        _lock.Exit();
        return isAdded ? 0 : Errno.EAGAIN;
    }

    /// <summary>The same for a signal of a timer, whose node is in no list. Inside the lock.</summary>
    /// <param name="thread">The thread that is to get it; null for the process.</param>
    /// <param name="node">The node.</param>
    /// <returns>False when it is ignored, or the thread has ended.</returns>
    internal static bool TryAddKept(Thread* thread, ushort node)
    {
        int signal = SignalNodes.At(node)->Signal;
        if (thread != null && (!IsThread(thread) || thread->State == ThreadState.Ended))
            return false;

        if (IsDropped(thread != null ? thread : First(), signal))
            return false;

        if (thread != null)
            thread->Pending.AddKept(node);
        else
            _pendingForProcess.AddKept(node);

        Call(thread != null ? thread : TakerOf(Signals.Bit(signal)), signal);
        return true;
    }

    /// <summary>Takes back the node of a timer. Inside the lock.</summary>
    internal static void Withdraw(Thread* thread, ushort node)
    {
        if (thread == null)
            _pendingForProcess.Withdraw(node);
        else if (IsThread(thread))
            thread->Pending.Withdraw(node);
    }

    /// <summary>Sends a signal of the kernel's to the process. Inside the lock.</summary>
    internal static bool AddToProcess(in SignalNode signal)
    {
        if (IsDropped(First(), signal.Signal))
            return true;

        if (!_pendingForProcess.TryAdd(in signal))
            return false;

        Call(TakerOf(Signals.Bit(signal.Signal)), signal.Signal);
        return true;
    }

    /// <summary>Forgets a signal wherever it is pending. Inside the lock.</summary>
    internal static void DropSignal(int signal)
    {
        ulong bit = Signals.Bit(signal);
        _pendingForProcess.Drop(bit);
        for (Thread* thread = _living; thread != null; thread = thread->NextLiving)
            thread->Pending.Drop(bit);
    }

    /// <summary>The signals that a thread might handle: its own and those of the process.</summary>
    internal static ulong PendingFor(Thread* thread) => thread->Pending.Set | _pendingForProcess.Set;

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

    private static bool Add(Thread* thread, in SignalNode signal)
    {
        if (IsDropped(thread, signal.Signal))
            return true;

        if (!thread->Pending.TryAdd(in signal))
            return false;

        Call(thread, signal.Signal);
        return true;
    }

    /// <summary>A signal that is ignored is not even pending, unless the thread blocks it: it may change its action before it lets it in.
    /// </summary>
    private static bool IsDropped(Thread* thread, int signal) =>
        Signals.IsIgnored(signal) && ((thread->BlockedSignals | thread->AwaitedSignals) & Signals.Bit(signal)) == 0;

    private static Thread* First() => _leader != null ? _leader : Current;

    /// <summary>The thread that is to take a signal of the process; null when all hold it back.</summary>
    private static Thread* TakerOf(ulong bit)
    {
        if (IsTaker(First(), bit))
            return First();

        if (IsTaker(Current, bit))
            return Current;

        Thread* thread = _living;
        while (thread != null && !IsTaker(thread, bit))
            thread = thread->NextLiving;

        return thread;
    }

    private static bool IsTaker(Thread* thread, ulong bit) =>
        thread->State != ThreadState.Ended && thread != ProcessorThreads.This.Idle && (bit & (~thread->BlockedSignals | thread->AwaitedSignals)) != 0;

    /// <summary>Has a thread handle a signal: it is woken from a wait that signals end.</summary>
    private static void Call(Thread* thread, int signal)
    {
        if (thread != null && (Signals.Bit(signal) & (~thread->BlockedSignals | thread->AwaitedSignals)) != 0)
            Attract(thread);
    }

    private static void Attract(Thread* thread)
    {
        if (thread == Current)
        {
            Processor.This.NeedsAttention = true;
        }
        else if (thread->State == ThreadState.Waiting && thread->IsInterruptible && IsCalled(thread))
        {
            thread->IsInterrupted = true;
            Wake(thread, timedOut: false);
        }
    }

    /// <summary>Lets another thread take the signals of the process that the calling one, which ends, was called for.</summary>
    private static void PassOn()
    {
        ulong passed = _pendingForProcess.Set & ~Current->BlockedSignals;
        for (; passed != 0; passed &= passed - 1)
        {
            Thread* thread = TakerOf(passed & (ulong)-(long)passed);
            if (thread != null)
                Attract(thread);
        }
    }
}

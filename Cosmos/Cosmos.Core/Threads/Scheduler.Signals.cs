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

    /// <summary>Has timers and sleeping threads look again, as the time of day was set.</summary>
    /// <param name="ahead">How far it went ahead.</param>
    internal static void FollowDay(long ahead)
    {
        _lock.Enter(LockRank.Scheduler);
        ProgramTimers.FollowDay(ahead);
        for (Thread* thread = _living; thread != null; thread = thread->NextLiving)
        {
            if (thread->State == ThreadState.Waiting && thread->Reason == WaitReason.Sleep)
                Wake(thread, timedOut: false);
        }

        NoteFirstDeadline();
        Time.Timer.WakeBy(Time.Timer.FirstDeadline);
        _lock.Exit();
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

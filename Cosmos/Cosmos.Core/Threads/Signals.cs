using System.Runtime.CompilerServices;
using BareFlow.Memory.Registers;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Signals: a fault of the running program becomes one, and a thread can send one to another.</summary>
/// <remarks>A handler runs on the thread's own stack, above the frame that <see cref="Preemption"/> left there, with interrupts on:
/// it may wait and be interrupted like any code. The thread continues with the context as the handler changed it. A signal that is
/// sent again before it is handled counts once, a real-time signal too.</remarks>
internal static unsafe class Signals
{
    /// <summary>Signals are 1 to 64.</summary>
    public const int Count = 64;

    /// <summary>The number of the one process.</summary>
    public const int Process = 1;

    private const int Hangup = 1;
    private const int InterruptByKey = 2;
    private const int Terminate = 15;

    /// <summary>The action that does the signal's default, and the action that does nothing.</summary>
    public const ulong Default = 0;
    public const ulong Ignore = 1;

    // SIGKILL and SIGSTOP, which cannot be handled or blocked.
    private const ulong Unstoppable = 1UL << 8 | 1UL << 18;

    // SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH: nothing happens by default; there are no jobs to stop.
    private const ulong HarmlessByDefault = 1UL << 16 | 1UL << 17 | 7UL << 19 | 1UL << 22 | 1UL << 27;

    [LockedBy(typeof(Scheduler), "_lock")]
    private static Actions _actions;

    /// <summary>Signals that were sent to the process when every thread blocked them: bit 0 is signal 1. The scheduler's lock.
    /// </summary>
    [LockedBy(typeof(Scheduler), "_lock")]
    public static ulong PendingForProcess;

    /// <summary>Whether a signal may be handled: SIGKILL and SIGSTOP may not.</summary>
    public static bool IsCatchable(int signal) => (uint)(signal - 1) < Count && (Bit(signal) & Unstoppable) == 0;

    /// <summary>The bit of a signal in a set.</summary>
    public static ulong Bit(int signal) => 1UL << (signal - 1);

    /// <summary>The action of a signal.</summary>
    /// <param name="signal">1 to 64.</param>
    public static SignalAction ActionOf(int signal)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction action = *At(signal);
        Scheduler.Lock.Exit();
        return action;
    }

    /// <summary>Sets the action of a signal.</summary>
    /// <param name="signal">1 to 64.</param>
    /// <param name="action">The action.</param>
    /// <returns>The action before.</returns>
    public static SignalAction SetAction(int signal, in SignalAction action)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction before = *At(signal);
        *At(signal) = action;
        Scheduler.Lock.Exit();
        return before;
    }

    /// <summary>From now on, faults of the program raise signals.</summary>
    public static void Install() => Interrupts.ExceptionHandler = &OnException;

    /// <summary>Sends a signal, which a thread gets when it next runs.</summary>
    /// <param name="thread">Any pointer.</param>
    /// <param name="signal">1 to 64; 0 only checks whether the thread exists.</param>
    /// <returns>False when it is not a thread, or has ended.</returns>
    public static bool TrySend(Thread* thread, int signal) =>
        Scheduler.TryAddSignals(thread, signal == 0 || At(signal)->Handler == Ignore ? 0 : Bit(signal));

    /// <summary>Sends a signal to the process. A thread that does not block it gets it, the caller first, or else the first thread
    /// that unblocks it.</summary>
    public static void SendToProcess(int signal)
    {
        if (At(signal)->Handler != Ignore)
            Scheduler.AddProcessSignal(Bit(signal));
    }

    /// <summary>Changes which signals the calling thread blocks; SIGKILL and SIGSTOP cannot be blocked.</summary>
    public static void SetBlocked(ulong blocked) => Scheduler.SetBlockedSignals(blocked & ~Unstoppable);

    /// <summary>The signals that a thread has to handle: its own and those that any thread may; none inside a
    /// <see cref="SleepLock"/>.</summary>
    public static ulong DueOf(Thread* thread) =>
        thread->SleepLocks != 0 ? 0 : (thread->PendingSignals | PendingForProcess) & ~thread->BlockedSignals;

    /// <summary>Whether a thread has signals to handle.</summary>
    public static bool AreDue(Thread* thread) => DueOf(thread) != 0;

    /// <summary>Handles the signals that were sent to the calling thread, which was diverted.</summary>
    public static void RunPending(ThreadFrame* frame, void* floating)
    {
        while (Scheduler.TakeSignal() is var signal && signal != 0)
        {
            var information = new SignalInformation
            {
                Signal = signal,
                Code = SignalInformation.FromThread,
                Value = Process,
            };
            Run(ref information, frame, floating);
        }
    }

    /// <summary>Handles the fault for which the calling thread was diverted.</summary>
    public static void Raise(ThreadFrame* frame, void* floating)
    {
        SignalInformation information = FaultSignal.Of(&frame->Context, frame->Address);
        Run(ref information, frame, floating);
    }

    /// <summary>Called for an exception, on its interrupt stack. Returns whether the program handles it; if so, its handler runs.</summary>
    private static bool OnException(InterruptContext* context)
    {
        Thread* thread = Scheduler.Current;
        int signal = FaultSignal.Of(context, Cpu.ReadCr2()).Signal;
        bool isHandled = signal != 0
            && At(signal)->Handler > Ignore
            && (thread->BlockedSignals & Bit(signal)) == 0
            && Processor.This.Depth == 0
            && thread->SleepLocks == 0
            && (context->Rflags & Rflags.Interrupts) != 0;
        if (!isHandled)
            return false;

        if (Preemption.TryDivert(context))
            return true;

        Terminal.WriteLine("Process is terminating due to StackOverflowException."u8);
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(ref SignalInformation information, ThreadFrame* frame, void* floating)
    {
        SignalAction action = TakeAction(information.Signal);
        ulong bit = Bit(information.Signal);
        if (action.Handler == Default && (bit & HarmlessByDefault) == 0)
            End(information.Signal, frame);

        if (action.Handler <= Ignore)
            return;

        Thread* thread = Scheduler.Current;
        SignalContext context;
        Unsafe.SkipInit(out context);
        context.Fill(frame, floating, thread->BlockedSignals);
        thread->BlockedSignals |= action.Mask | ((action.Flags & SignalAction.Nested) != 0 ? 0 : bit);
        ((delegate*<int, void*, void*, void>)action.Handler)(
            information.Signal, Unsafe.AsPointer(ref information), &context);
        context.Restore(frame);
        SetBlocked(context.Blocked);
    }

    /// <summary>The action of a signal that came; an action that runs only once is replaced by the default.</summary>
    private static SignalAction TakeAction(int signal)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction action = *At(signal);
        if (action.Handler > Ignore && (action.Flags & SignalAction.Once) != 0)
            At(signal)->Handler = Default;

        Scheduler.Lock.Exit();
        return action;
    }

    /// <summary>The place of an action. The handler is a word, which may be read without the lock.</summary>
    private static SignalAction* At(int signal) => (SignalAction*)Static.AddressOf(ref _actions) + (signal - 1);

    /// <summary>Ends the program for a signal that has no handler. Never returns.</summary>
    private static void End(int signal, ThreadFrame* frame)
    {
        Cpu.DisableInterrupts();
        if (frame->Context.Vector < Vectors.Exceptions)
            Interrupts.Unhandled(&frame->Context);

        Terminal.Colour = TextColour.Error;
        Report.Print("*** signal %d ends the program\n"u8, (ulong)signal);
        if (!IsSentByPerson(signal))
            Backtrace.Write(&frame->Context);

        Panic.Leave();
    }

    /// <summary>The place does not matter when the program was ended from outside.</summary>
    private static bool IsSentByPerson(int signal) => signal is Hangup or InterruptByKey or Terminate;

    [InlineArray(Count)]
    private struct Actions
    {
        private SignalAction _first;
    }
}

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

/// <summary>Signals: what a fault of the running program becomes, and what one thread sends another.</summary>
/// <remarks>A handler runs on the thread's own stack, above the frame that <see cref="Preemption"/> left there, with interrupts on:
/// it may wait and be interrupted like any code. What it changes in the context is what the thread goes on with. A signal that is
/// sent again before it is handled is one signal, also a real-time one.</remarks>
internal static unsafe class Signals
{
    /// <summary>Signals are 1 to 64.</summary>
    public const int Count = 64;

    /// <summary>The number of the one process.</summary>
    public const int Process = 1;

    private const int Hangup = 1;
    private const int InterruptByKey = 2;
    private const int Terminate = 15;

    /// <summary>What a signal's action is that does what the signal does by itself, and one that does nothing.</summary>
    public const ulong Default = 0;
    public const ulong Ignore = 1;

    // SIGKILL and SIGSTOP, which nobody handles or blocks.
    private const ulong Unstoppable = 1UL << 8 | 1UL << 18;

    // SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH: nothing happens by default; there are no jobs to stop.
    private const ulong HarmlessByDefault = 1UL << 16 | 1UL << 17 | 7UL << 19 | 1UL << 22 | 1UL << 27;

    [LockedBy(typeof(Scheduler), "_lock")]
    private static Actions _actions;

    /// <summary>Signals that were sent to the process when every thread held them back: bit 0 is signal 1. The scheduler's lock.
    /// </summary>
    [LockedBy(typeof(Scheduler), "_lock")]
    public static ulong PendingForProcess;

    /// <summary>Whether a signal may be handled: SIGKILL and SIGSTOP may not.</summary>
    public static bool IsCatchable(int signal) => (uint)(signal - 1) < Count && (Bit(signal) & Unstoppable) == 0;

    /// <summary>The bit of a signal in a set.</summary>
    public static ulong Bit(int signal) => 1UL << (signal - 1);

    /// <summary>What happens when a signal comes.</summary>
    /// <param name="signal">1 to 64.</param>
    public static SignalAction ActionOf(int signal)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction action = *At(signal);
        Scheduler.Lock.Exit();
        return action;
    }

    /// <summary>Says what happens when a signal comes.</summary>
    /// <param name="signal">1 to 64.</param>
    /// <param name="action">What.</param>
    /// <returns>What happened before.</returns>
    public static SignalAction SetAction(int signal, in SignalAction action)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction before = *At(signal);
        *At(signal) = action;
        Scheduler.Lock.Exit();
        return before;
    }

    /// <summary>Has faults of the program raise signals from now on.</summary>
    public static void Install() => Interrupts.ExceptionHandler = &OnException;

    /// <summary>Sends a signal, which a thread gets when it next runs.</summary>
    /// <param name="thread">Any pointer.</param>
    /// <param name="signal">1 to 64; 0 only asks whether the thread is there.</param>
    /// <returns>False when it is no thread, or has ended.</returns>
    public static bool TrySend(Thread* thread, int signal) =>
        Scheduler.TryAddSignals(thread, signal == 0 || At(signal)->Handler == Ignore ? 0 : Bit(signal));

    /// <summary>Sends a signal to the process: one of the threads that do not hold it back gets it, the caller first, or the first
    /// that lets it in again.</summary>
    public static void SendToProcess(int signal)
    {
        if (At(signal)->Handler != Ignore)
            Scheduler.AddProcessSignal(Bit(signal));
    }

    /// <summary>Changes what the calling thread holds back; SIGKILL and SIGSTOP always come through.</summary>
    public static void SetBlocked(ulong blocked) => Scheduler.SetBlockedSignals(blocked & ~Unstoppable);

    /// <summary>The signals that a thread has to handle: its own and those that any thread may; none inside a
    /// <see cref="SleepLock"/>.</summary>
    public static ulong DueOf(Thread* thread) =>
        thread->SleepLocks != 0 ? 0 : (thread->PendingSignals | PendingForProcess) & ~thread->BlockedSignals;

    /// <summary>Whether a thread has signals to handle.</summary>
    public static bool AreDue(Thread* thread) => DueOf(thread) != 0;

    /// <summary>Handles the signals that were sent to the calling thread, which was taken aside.</summary>
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

    /// <summary>Handles the fault that the calling thread was taken aside for.</summary>
    public static void Raise(ThreadFrame* frame, void* floating)
    {
        SignalInformation information = FaultSignal.Of(&frame->Context, frame->Address);
        Run(ref information, frame, floating);
    }

    /// <summary>Asked about an exception, on its interrupt stack: whether the program handles it, which it then does.</summary>
    private static bool OnException(InterruptContext* context)
    {
        Thread* thread = Scheduler.Current;
        int signal = FaultSignal.Of(context, 0).Signal;
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

    /// <summary>What happens for a signal that came; where it happens once only, the next time what the signal does by itself.</summary>
    private static SignalAction TakeAction(int signal)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction action = *At(signal);
        if (action.Handler > Ignore && (action.Flags & SignalAction.Once) != 0)
            At(signal)->Handler = Default;

        Scheduler.Lock.Exit();
        return action;
    }

    /// <summary>Where an action is kept. The handler is a word, which may be read without the lock.</summary>
    private static SignalAction* At(int signal) => (SignalAction*)Static.AddressOf(ref _actions) + (signal - 1);

    /// <summary>A signal came that ends the program, and nobody handles it. Never returns.</summary>
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

    /// <summary>Where the program was when somebody ended it does not matter.</summary>
    private static bool IsSentByPerson(int signal) => signal is Hangup or InterruptByKey or Terminate;

    [InlineArray(Count)]
    private struct Actions
    {
        private SignalAction _first;
    }
}

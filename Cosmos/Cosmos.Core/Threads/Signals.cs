using System.Runtime.CompilerServices;
using BareFlow.Memory;
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
/// sent again before it is handled counts once; real-time signals queue.</remarks>
internal static unsafe class Signals
{
    /// <summary>Signals are 1 to 64.</summary>
    public const int Count = 64;

    /// <summary>The number of the one process.</summary>
    public const int Process = 1;

    /// <summary>Real-time signals are 32 to 64; the C library keeps the first two for itself.</summary>
    public const int FirstRealTime = 32;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGPIPE.</summary>
    public const int BrokenPipe = 13;

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

    /// <summary>Sets the action of a signal. Where it is to be ignored, the pending ones are forgotten.</summary>
    /// <param name="signal">1 to 64.</param>
    /// <param name="action">The action.</param>
    /// <returns>The action before.</returns>
    public static SignalAction SetAction(int signal, in SignalAction action)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        SignalAction before = *At(signal);
        *At(signal) = action;
        if (IsIgnored(signal))
            Scheduler.DropSignal(signal);

        Scheduler.Lock.Exit();
        return before;
    }

    /// <summary>Whether nothing happens when a signal comes.</summary>
    public static bool IsIgnored(int signal) => At(signal)->Handler == Ignore
        || (At(signal)->Handler == Default && (Bit(signal) & HarmlessByDefault) != 0);

    /// <summary>From now on, faults of the program raise signals.</summary>
    public static void Install() => Interrupts.ExceptionHandler = &OnException;

    /// <summary>Sends a signal to a thread, whose wait it ends.</summary>
    /// <param name="thread">Any pointer.</param>
    /// <param name="signal">1 to 64; 0 only checks whether the thread exists.</param>
    /// <returns>False when it is not a thread, or has ended.</returns>
    public static bool TrySend(Thread* thread, int signal) =>
        Scheduler.TrySend(thread, Made(signal, SignalInformation.FromThread, 0)) != Errno.ESRCH;

    /// <summary>A signal with what is known of it.</summary>
    public static SignalNode Made(int signal, int code, ulong value) =>
        new() { Signal = (byte)signal, Code = code, Value = value, Timer = -1 };

    /// <summary>Changes which signals the calling thread blocks; SIGKILL and SIGSTOP cannot be blocked.</summary>
    public static void SetBlocked(ulong blocked) => Scheduler.SetBlockedSignals(blocked & ~Unstoppable);

    /// <summary>Waits until a handler has run, with some signals blocked; SIGKILL and SIGSTOP cannot be.</summary>
    public static void AwaitHandler(ulong blocked) => Scheduler.AwaitHandler(blocked & ~Unstoppable);

    /// <summary>Whether a thread has signals to handle, or a request to end; not inside a <see cref="SleepLock"/>.</summary>
    public static bool AreDue(Thread* thread) =>
        thread->SleepLocks == 0 && (Scheduler.PendingFor(thread) & ~thread->BlockedSignals) != 0 || Cancellation.IsDue(thread);

    /// <summary>Handles the signals that were sent to the calling thread, which was diverted. As on Linux, the last of them interrupts
    /// the handler of the one before.</summary>
    public static void RunPending(ThreadFrame* frame, void* floating)
    {
        while (Scheduler.TryTakeSignal(out SignalInformation information))
            Run(ref information, frame, floating);

        if (Cancellation.IsDue(Scheduler.Current))
            Cancellation.Test();
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

        SignalStack* handlerStack = &thread->HandlerStack;
        bool isMoved = (At(signal)->Flags & SignalAction.OnHandlerStack) != 0 && handlerStack->Bytes != 0
            && !handlerStack->Has(context->Rsp);
        if (isMoved ? Preemption.TryDivert(context, handlerStack->Top) : Preemption.TryDivert(context))
            return true;

        Terminal.WriteLine("Process is terminating due to StackOverflowException."u8);
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(ref SignalInformation information, ThreadFrame* frame, void* floating)
    {
        SignalAction action = TakeAction(information.Signal);
        if (action.Handler == Default && (Bit(information.Signal) & HarmlessByDefault) == 0)
            End(information.Signal, frame);

        if (action.Handler > Ignore)
            Run(in action, ref information, frame, floating);
    }

    private static void Run(in SignalAction action, ref SignalInformation information, ThreadFrame* frame, void* floating)
    {
        Thread* thread = Scheduler.Current;
        thread->Handlers++;
        if ((action.Flags & SignalAction.Restart) == 0)
            thread->EndingHandlers++;

        ulong blocked = thread->HasKeptMask ? thread->KeptMask : thread->BlockedSignals;
        thread->HasKeptMask = false;
        thread->BlockedSignals |= MaskOf(in action, information.Signal);
        RunPending(frame, floating);
        SignalContext context;
        Unsafe.SkipInit(out context);
        context.Fill(frame, floating, blocked, in thread->HandlerStack);
        Call(in action, (SignalInformation*)Unsafe.AsPointer(ref information), &context);
        context.Restore(frame);
        SetBlocked(context.Blocked);
    }

    /// <summary>What is blocked while a handler runs.</summary>
    private static ulong MaskOf(in SignalAction action, int signal) =>
        (action.Mask | ((action.Flags & SignalAction.Nested) != 0 ? 0 : Bit(signal))) & ~Unstoppable;

    /// <summary>Calls the handler, on the stack that it asks for.</summary>
    private static void Call(in SignalAction action, SignalInformation* information, SignalContext* context)
    {
        ref SignalStack stack = ref Scheduler.Current->HandlerStack;
        if ((action.Flags & SignalAction.OnHandlerStack) != 0 && stack.Bytes != 0 && !stack.Has((ulong)context))
            Preemption.CallOn(stack.Top, action.Handler, information->Signal, information, context);
        else
            ((delegate*<int, void*, void*, void>)action.Handler)(information->Signal, information, context);
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

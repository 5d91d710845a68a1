using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory.Registers;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Diverts an interrupted thread. A timer tick that ends its turn, a fault that becomes a signal, and a request of
/// the thread itself use the same mechanism.</summary>
/// <remarks>The handler copies the interrupted context onto the thread's own stack, below its red zone, and changes the context so
/// that the CPU continues in <c>Preemption.xs</c> on that stack, with interrupts on. The code there may wait, be interrupted, and
/// run for any time; no interrupt stack is in use meanwhile.</remarks>
[Plug("Preemption.xs")]
internal static unsafe class Preemption
{
    /// <summary>Stack bytes that the scheduler and the call of a handler need below the frame, without the floating state.</summary>
    private const ulong Room = 2048;

    private const ulong Flags = Rflags.Interrupts | Rflags.AlwaysSet;

    private static ulong NeededBelow => Room + FloatingState.Bytes();

    /// <summary>Diverts the running thread. The caller makes sure that it holds no lock.</summary>
    /// <param name="context">The interrupted context: code on the running thread's stack.</param>
    /// <returns>False when that stack has no room left, or no frame is free for it; then nothing changed.</returns>
    public static bool TryDivert(InterruptContext* context) => TryDivert(context, context->Rsp - StackLayout.RedZone);

    /// <summary>The same on another stack.</summary>
    /// <param name="context">The interrupted context.</param>
    /// <param name="top">What is below it is free.</param>
    public static bool TryDivert(InterruptContext* context, ulong top)
    {
        ulong at = (top - (ulong)sizeof(ThreadFrame)) & ~(StackLayout.Alignment - 1);
        ulong address = Cpu.ReadCr2();
        if (!HasRoom(top, at) || !ThreadMemory.TryBack(at - NeededBelow, top))
            return false;

        var frame = (ThreadFrame*)at;
        frame->Context = *context;
        frame->Address = address;
        context->Rip = Trampoline();
        context->Rsp = at;
        context->Rflags = Flags;
        Processor.This.Depth++;
        return true;
    }

    /// <summary>Diverts the calling thread.</summary>
    [PlugMethod]
    public static extern void Interrupt();

    /// <summary>The return address of <see cref="OnInterrupted"/>. There, RBP points to two words, and the frame is above them.</summary>
    [PlugMethod]
    public static extern ulong AfterHandler();

    /// <summary>The handler of <see cref="InterruptVector.Preemption"/>.</summary>
    public static void OnRequest(InterruptContext* context) => TryDivert(context);

    private static bool HasRoom(ulong top, ulong frame)
    {
        Thread* thread = Scheduler.Current;
        return HasRoom(thread->StackBottom, thread->StackTop, top, frame)
            || (thread->HandlerStack.Bytes != 0
                && HasRoom(thread->HandlerStack.Bottom, thread->HandlerStack.Bottom + thread->HandlerStack.Bytes, top, frame));
    }

    private static bool HasRoom(ulong bottom, ulong end, ulong top, ulong frame) =>
        top <= end && frame - bottom < end - bottom && frame - bottom >= NeededBelow;

    /// <summary>Calls a signal's handler on another stack.</summary>
    [PlugMethod]
    public static extern void CallOn(ulong top, ulong handler, int signal, SignalInformation* information, SignalContext* context);

    /// <summary>Called by <c>Preemption.xs</c> on the thread's own stack, with <see cref="Processor.Depth"/> at 1.</summary>
    [RuntimeExport("OnThreadInterrupted")]
    private static void OnInterrupted(ThreadFrame* frame, void* floating)
    {
        if (frame->Context.Vector < Vectors.Exceptions)
        {
            Processor.This.Depth--;
            Signals.Raise(frame, floating);
        }
        else
        {
            Scheduler.EndTurn();
        }

        Signals.RunPending(frame, floating);
    }

    [PlugMethod]
    private static extern ulong Trampoline();
}

/// <summary>The frame on the stack of a diverted thread.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ThreadFrame
{
    /// <summary>The context with which it continues.</summary>
    public InterruptContext Context;

    /// <summary>CR2 when it was interrupted: the address of a page fault.</summary>
    public ulong Address;

    private ulong _padding;
}

using System.Runtime;
using System.Runtime.InteropServices;
using BareFlow.Memory.Registers;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>Takes an interrupted thread aside: a timer tick that ends its turn, a fault that becomes a signal, and a request of
/// the thread's own go the same way.</summary>
/// <remarks>The handler copies what was interrupted onto the thread's own stack, below its red zone, and changes the context so
/// that the CPU goes on in <c>Preemption.xs</c>, there, with interrupts on. So what follows may wait, be interrupted itself, and
/// last as long as it likes; no interrupt stack is in use meanwhile.</remarks>
[Plug("Preemption.xs")]
internal static unsafe class Preemption
{
    /// <summary>What the scheduler and the call of a handler need below the frame, the floating state aside.</summary>
    private const ulong Room = 2048;

    private const ulong Flags = Rflags.Interrupts | Rflags.AlwaysSet;

    private static ulong NeededBelow => Room + FloatingState.Bytes();

    /// <summary>Takes the running thread aside. The caller sees to it that it holds no lock.</summary>
    /// <param name="context">What was interrupted: code on the running thread's stack.</param>
    /// <returns>False when that stack has no room left, or RAM has no frame for it; then nothing changed.</returns>
    public static bool TryDivert(InterruptContext* context)
    {
        ulong at = (context->Rsp - StackLayout.RedZone - (ulong)sizeof(ThreadFrame)) & ~(StackLayout.Alignment - 1);
        ulong address = Cpu.ReadCr2();
        if (!HasRoom(context->Rsp, at) || !ThreadMemory.TryBack(at - NeededBelow, context->Rsp))
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

    /// <summary>Takes the calling thread aside.</summary>
    [PlugMethod]
    public static extern void Interrupt();

    /// <summary>Where <see cref="OnInterrupted"/> returns to: there, RBP leads to two words, above which is the frame.</summary>
    [PlugMethod]
    public static extern ulong AfterHandler();

    /// <summary>What handles <see cref="InterruptVector.Preemption"/>.</summary>
    public static void OnRequest(InterruptContext* context) => TryDivert(context);

    private static bool HasRoom(ulong top, ulong frame)
    {
        Thread* thread = Scheduler.Current;
        return top <= thread->StackTop
            && frame - thread->StackBottom < thread->StackTop - thread->StackBottom
            && frame - thread->StackBottom >= NeededBelow;
    }

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

/// <summary>What lies on the stack of a thread that was taken aside.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ThreadFrame
{
    /// <summary>What it goes on with.</summary>
    public InterruptContext Context;

    /// <summary>CR2 when it was interrupted: the address of a page fault.</summary>
    public ulong Address;

    private ulong _padding;
}

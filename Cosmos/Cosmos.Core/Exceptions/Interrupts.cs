using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Exceptions;

/// <summary>Calls the handler when the CPU takes a vector: exceptions end in a report, interrupts go to their handler.</summary>
/// <remarks>All of it runs with interrupts off on an interrupt stack (<see cref="KernelStacks"/>), so a handler must not be
/// interrupted by one on the same stack: it leaves interrupts off. SSE registers are kept.</remarks>
[SetAtBoot]
public static unsafe class Interrupts
{
    [OwnedBy("who owns the vector, each its own element")]
    private static Handlers _handlers;

    /// <summary>Called first for a page fault: address, error code (Intel SDM vol. 3A, 4.7), and where the instruction
    /// is. When it returns true, the instruction is run again; else the fault is reported. It has an interrupt stack of its own, so it is
    /// called for faults in interrupt handlers, too, but not for its own.</summary>
    public static delegate*<VirtAddr, ulong, VirtAddr, bool> PageFaultResolver;

    /// <summary>Called before an exception is reported, with the interrupted context, which it may change. When it returns true,
    /// the CPU continues with the context.</summary>
    public static delegate*<InterruptContext*, bool> ExceptionHandler;

    /// <summary>Reports an exception that no handler took, and does not return. Set at boot, before the vectors have gates.
    /// </summary>
    internal static delegate*<InterruptContext*, void> Unhandled;

    /// <summary>Sets the handler of an interrupt.</summary>
    /// <param name="vector">32 to 63; other values are a broken invariant.</param>
    /// <param name="handler">Called with the interrupted context, which it may change; null for no handler, and then the
    /// interrupt is reported as a fault. The handler itself informs the interrupt controller.</param>
    public static void SetHandler(byte vector, delegate*<InterruptContext*, void> handler)
    {
        int index = vector - Vectors.Exceptions;
        Invariant.Holds((uint)index < Handlers.Count, "an interrupt vector is 32 to 63"u8);
        _handlers.Pointers[index] = (ulong)handler;
    }

    /// <summary>Called by <c>Vectors.xs</c>.</summary>
    [RuntimeExport("OnInterrupt")]
    private static void OnInterrupt(InterruptContext* context)
    {
        ulong index = context->Vector - Vectors.Exceptions;
        if (index < Handlers.Count && _handlers.Pointers[index] != 0)
            ((delegate*<InterruptContext*, void>)_handlers.Pointers[index])(context);
        else if (!IsResolved(context) && !IsExpected(context) && !IsHandled(context))
            Unhandled(context);
    }

    private static bool IsResolved(InterruptContext* context) =>
        context->Vector == (ulong)Fault.PageFault
        && PageFaultResolver != null
        && PageFaultResolver(new VirtAddr(Cpu.ReadCr2()), context->ErrorCode, new VirtAddr(context->Rip));

    /// <summary>Whether the access was one that may fail: by a page fault, or by a non-canonical address.</summary>
    private static bool IsExpected(InterruptContext* context) =>
        (Fault)context->Vector is Fault.PageFault or Fault.GeneralProtection && GuardedAccess.TryFail(context);

    private static bool IsHandled(InterruptContext* context) =>
        context->Vector < Vectors.Exceptions && ExceptionHandler != null && ExceptionHandler(context);

    private struct Handlers
    {
        public const int Count = Vectors.Count - Vectors.Exceptions;

        public fixed ulong Pointers[Count];
    }
}

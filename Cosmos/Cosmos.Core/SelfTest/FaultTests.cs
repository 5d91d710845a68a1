using BareFlow.Memory;
using BareFlow.Memory.Cases;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Faults;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>Interrupts are handled and returned from, exceptions are recovered from.</summary>
[SelfTestSuite("faults")]
[Plug("FaultTests.xs")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class FaultTests
{
    /// <summary>The vector of <c>FaultTests.xs</c>.</summary>
    private const byte Vector = (byte)InterruptVector.SelfTest;

    private const ulong Answer = 42;

    private static RecoveryPoint _point;
    private static ulong _seen;

    /// <summary>Each gate is present and leads to its own entry point on its own stack.</summary>
    [SelfTest("gates")]
    internal static void Gates(ref Verdict verdict)
    {
        ulong stub = Vectors.FirstStub();
        for (int vector = 0; vector < Vectors.Count; vector++)
        {
            int stack = (int)InterruptTable.StackOf((Fault)vector) + 1;
            var expected = new InterruptGate(stub, DescriptorTables.CodeSelector, (byte)stack);
            verdict.Equal(*(ulong*)&expected, *(ulong*)InterruptTable.Gate(vector));
            stub += Vectors.StubSize;
        }
    }

    /// <summary>A handler changes the register that it means to change, and no other.</summary>
    [SelfTest("interrupt")]
    internal static void Interrupt(ref Verdict verdict)
    {
        Interrupts.SetHandler(Vector, &OnInterrupt);
        verdict.Equal(Answer, RaiseInterrupt());
        Interrupts.SetHandler(Vector, null);
        verdict.That(KernelStacks.TryFind(_seen, out StackName stack) && stack == StackName.Interrupt);
    }

    private static void OnInterrupt(InterruptContext* context)
    {
        _seen = (ulong)context;
        context->Rax = Answer;
    }

    [SelfTest("recovery")]
    internal static void RecoverFromFaults(ref Verdict verdict)
    {
        Interrupts.ExceptionHandler = &GoBack;
        RecoveryPoint* point = Static.AddressOf(ref _point);
        ulong back = Recovery.Save(point);
        if (back == 0)
            RaiseInvalidOpcode();

        verdict.Equal((ulong)Fault.InvalidOpcode, back);
        back = Recovery.Save(point);
        if (back == 0)
            ReadAt(FaultInjection.NonCanonical);

        verdict.Equal((ulong)Fault.GeneralProtection, back);
        back = Recovery.Save(point);
        if (back == 0)
            ReadAt(FaultInjection.Unmapped);

        verdict.Equal((ulong)Fault.PageFault, back);
        Interrupts.ExceptionHandler = null;
    }

    private static bool GoBack(InterruptContext* context)
    {
        Recovery.Resume(Static.AddressOf(ref _point), context->Vector);
        return true;
    }

    /// <summary>The resolver is asked before anybody else, with the address.</summary>
    [SelfTest("resolver")]
    internal static void ResolvePageFault(ref Verdict verdict)
    {
        delegate*<VirtAddr, ulong, VirtAddr, bool> kept = Interrupts.PageFaultResolver;
        Interrupts.PageFaultResolver = &Resolve;
        if (Recovery.Save(Static.AddressOf(ref _point)) == 0)
            ReadAt(FaultInjection.Unmapped);

        Interrupts.PageFaultResolver = kept;
        verdict.Equal(FaultInjection.Unmapped, _seen);
    }

    private static bool Resolve(VirtAddr address, ulong errorCode, VirtAddr instruction)
    {
        _seen = address.Value;
        Recovery.Resume(Static.AddressOf(ref _point), Recovery.AfterFault);
        return true;
    }

    [PlugMethod]
    private static extern ulong RaiseInterrupt();

    [PlugMethod]
    private static extern void RaiseInvalidOpcode();

    [PlugMethod]
    private static extern ulong ReadAt(ulong address);
}

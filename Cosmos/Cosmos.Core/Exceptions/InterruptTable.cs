using System.Runtime.CompilerServices;
using Cosmos.Core.Processors;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Exceptions;

/// <summary>The interrupt descriptor table: a gate for each of the 32 exceptions, so that no fault is a triple fault, and
/// for 32 interrupts.</summary>
[SetAtBoot]
internal static unsafe class InterruptTable
{
    private static Gates _gates;

    /// <summary>Fills and loads the table. Needs <see cref="DescriptorTables.Load"/> before it.</summary>
    public static void Load()
    {
        InterruptGate* table = Gate(0);
        ulong stub = Vectors.FirstStub();
        for (int vector = 0; vector < Vectors.Count; vector++)
        {
            table[vector] = new InterruptGate(stub, DescriptorTables.CodeSelector, (byte)(StackOf((Fault)vector) + 1));
            stub += Vectors.StubSize;
        }

        var pointer = new DescriptorTablePointer(table, sizeof(Gates));
        Cpu.LoadIdt(&pointer);
    }

    /// <summary>The gate of a vector.</summary>
    public static InterruptGate* Gate(int vector) => (InterruptGate*)Static.AddressOf(ref _gates) + vector;

    /// <summary>The stack on which a vector is handled.</summary>
    internal static StackName StackOf(Fault fault) => fault switch
    {
        Fault.NonMaskableInterrupt => StackName.NonMaskableInterrupt,
        Fault.DoubleFault => StackName.DoubleFault,
        Fault.PageFault => StackName.PageFault,
        Fault.MachineCheck => StackName.MachineCheck,
        < (Fault)Vectors.Exceptions => StackName.Fault,
        _ => StackName.Interrupt,
    };

    [InlineArray(Vectors.Count)]
    private struct Gates
    {
        private InterruptGate _first;
    }
}

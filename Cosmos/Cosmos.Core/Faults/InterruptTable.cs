using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>The interrupt descriptor table: a gate for each of the 32 exceptions, so that no fault is a triple fault.</summary>
internal static unsafe class InterruptTable
{
    private static Gates _gates;

    /// <summary>Fills and loads the table. Needs <see cref="DescriptorTables.Load"/> before it.</summary>
    public static void Load()
    {
        var table = (InterruptGate*)Static.AddressOf(ref _gates);
        ulong stub = Vectors.FirstStub();
        for (int vector = 0; vector < Vectors.Count; vector++)
        {
            table[vector] = new InterruptGate(stub, DescriptorTables.CodeSelector, StackOf((Fault)vector));
            stub += Vectors.StubSize;
        }

        var pointer = new DescriptorTablePointer(table, sizeof(Gates));
        Cpu.LoadIdt(&pointer);
    }

    private static byte StackOf(Fault fault) =>
        fault is Fault.DoubleFault or Fault.NonMaskableInterrupt or Fault.MachineCheck
            ? DescriptorTables.LastResortStack
            : DescriptorTables.FaultStack;

    [InlineArray(Vectors.Count)]
    private struct Gates
    {
        private InterruptGate _first;
    }
}

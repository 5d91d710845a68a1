using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>The interrupt descriptor table: a gate for each of the 32 exceptions, so that no fault is a triple fault.</summary>
internal static unsafe class InterruptTable
{
    private static Gates _gates;

    /// <summary>Fills and loads the table. Needs <see cref="DescriptorTables.Load"/> before it.</summary>
    public static void Load()
    {
        fixed (Gates* gates = &_gates)
        {
            var table = (InterruptGate*)gates;
            for (int vector = 0; vector < Vectors.Count; vector++)
                table[vector] = GateOf((Fault)vector);

            var pointer = new DescriptorTablePointer(table, sizeof(Gates));
            Cpu.LoadIdt(&pointer);
        }
    }

    private static InterruptGate GateOf(Fault fault) => new(
        Vectors.FirstStub() + (ulong)fault * Vectors.StubSize,
        DescriptorTables.CodeSelector,
        StackOf(fault));

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

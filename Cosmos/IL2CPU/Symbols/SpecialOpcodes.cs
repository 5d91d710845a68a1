namespace IL2CPU.Symbols;

/// <summary>What a line table's opcodes from <paramref name="First"/> on mean: a step of address and line at once (DWARF 5,
/// section 6.2.5.1).</summary>
/// <param name="LeastLine">The smallest step of the line.</param>
/// <param name="LineSteps">How many steps of the line there are.</param>
/// <param name="First">The first such opcode.</param>
/// <param name="ShortestInstruction">What addresses are counted in.</param>
internal readonly record struct SpecialOpcodes(sbyte LeastLine, byte LineSteps, byte First, byte ShortestInstruction)
{
    /// <summary>The step of the address.</summary>
    public ulong AddressStep(byte opcode) => (ulong)((opcode - First) / LineSteps * ShortestInstruction);

    /// <summary>The step of the line.</summary>
    public int LineStep(byte opcode) => LeastLine + (opcode - First) % LineSteps;
}

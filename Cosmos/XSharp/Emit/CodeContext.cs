using System.Collections.Generic;
using System.Linq;
using XSharp.Binding;
using XSharp.Diagnostics;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>
/// What all emitters share: the writer, the resolver, the mode, and the checks that every instruction needs.
/// </summary>
internal sealed class CodeContext(SymbolTable symbols, DiagnosticBag diagnostics)
{
    public AssemblyWriter Writer { get; } = new();

    public Resolver Resolver { get; } = new(symbols, diagnostics);

    public DiagnosticBag Diagnostics => diagnostics;

    /// <summary>The mode of the code, 32 or 64; also the width of a push and of an address.</summary>
    public int Mode => Resolver.Bits;

    /// <summary>The while and loop blocks around this place, innermost last.</summary>
    public Stack<(string Continue, string Break)> Loops { get; } = new();

    public void Instruction(XLocation location, string text) => Writer.Line(location, text);

    /// <summary>Writes an instruction whose memory operands have so many bits.</summary>
    public void Instruction(XLocation location, string mnemonic, int bits, params Operand[] operands)
    {
        if (!Encodes(operands, bits)) return;
        Writer.Line(location, $"{mnemonic} {string.Join(", ", operands.Select(operand => Text(operand, bits)))}");
    }

    public string Text(Operand operand, int bits) => operand switch
    {
        RegisterOperand register => register.Register.Name,
        ImmediateOperand immediate => OperandText.Immediate(immediate.Value, bits),
        MemoryOperand memory => OperandText.Memory(memory, bits, Mode),
        _ => throw new System.InvalidOperationException($"{operand.GetType().Name} is no instruction operand"),
    };

    /// <summary>Reports a wrong operand.</summary>
    public void Reject(Operand operand, string advice) =>
        diagnostics.Report(XRules.OperandKind, operand.Location, operand.Text, advice);

    private bool Encodes(Operand[] operands, int bits) =>
        FitsMode(operands, bits) && HighByteReachable(operands) && AlignmentMeansSomething(operands, bits);

    /// <summary>Only moves of whole vectors come in two forms.</summary>
    private bool AlignmentMeansSomething(Operand[] operands, int bits)
    {
        var aligned = operands.FirstOrDefault(operand => operand is MemoryOperand { IsAligned: true });
        if (aligned is null || bits == VectorEmitter.VectorBits) return true;
        Reject(aligned, "it without aligned, which is for vector registers");
        return false;
    }

    private bool FitsMode(Operand[] operands, int bits)
    {
        if (Mode == 64 || bits != 64) return true;
        var first = operands.FirstOrDefault(operand => operand is MemoryOperand) ?? operands[0];
        diagnostics.Report(XRules.NeedsBits64, first.Location, first.Text, "dword, or bits 64 above");
        return false;
    }

    private bool HighByteReachable(Operand[] operands)
    {
        var high = operands.FirstOrDefault(operand => operand is RegisterOperand { Register.IsHighByte: true });
        var extended = operands.FirstOrDefault(NeedsRex);
        if (high is null || extended is null) return true;
        diagnostics.Report(XRules.HighByteWithRex, high.Location, high.Text, extended.Text);
        return false;
    }

    private static bool NeedsRex(Operand operand) => operand switch
    {
        RegisterOperand register => register.Register.NeedsRex,
        MemoryOperand memory => IsExtended(memory.Base) || IsExtended(memory.Index),
        _ => false,
    };

    private static bool IsExtended(Register? register) => register is { Number: > 7 };
}

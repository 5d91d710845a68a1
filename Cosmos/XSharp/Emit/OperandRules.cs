using System;
using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>The rules that tie the operands of one instruction together.</summary>
internal sealed class OperandRules(DiagnosticBag diagnostics)
{
    private const int DefaultBits = 32;

    /// <summary>The size an operand has by itself, or 0.</summary>
    public static int Bits(Operand operand) => operand switch
    {
        RegisterOperand register => register.Register.Bits,
        MemoryOperand memory => memory.Bits,
        _ => 0,
    };

    /// <summary>The common size of two operands; null when they differ or neither has one.</summary>
    public int? Agree(Operand target, Operand source)
    {
        var left = Bits(target);
        var right = Bits(source);
        if (left == 0 || right == 0 || left == right) return Known(target, Math.Max(left, right));
        if (Yields(target, right)) return right;
        if (Yields(source, left)) return left;
        diagnostics.Report(XRules.WidthMismatch, source.Location, target.Text, left, source.Text, right);
        return null;
    }

    /// <summary>Whether memory takes the other operand's size: the source gave it none, and it has room.</summary>
    private static bool Yields(Operand operand, int bits) => operand is MemoryOperand { Room: > 0 } memory && memory.Room >= bits / 8;

    /// <summary>Memory at a 32-bit register is a dword beside a constant, as in Cosmos, which has no other registers there.</summary>
    public static Operand WithDefaultSize(Operand operand, Operand other) =>
        other is ImmediateOperand && operand is MemoryOperand { Bits: 0 } memory && (memory.Base ?? memory.Index) is { Bits: DefaultBits }
            ? memory with { Bits = DefaultBits }
            : operand;

    /// <summary>The size of an operand that stands alone.</summary>
    public int? Own(Operand operand) => Known(operand, Bits(operand));

    /// <summary>Whether a constant fits so many bits, signed or unsigned.</summary>
    public bool Fits(ImmediateOperand immediate, int bits)
    {
        var lowest = -(Int128.One << (bits - 1));
        var highest = (Int128.One << bits) - 1;
        return InRange(immediate, lowest, highest);
    }

    /// <summary>Whether a constant is one of the signed numbers of so many bits.</summary>
    public bool FitsSigned(ImmediateOperand immediate, int bits) =>
        InRange(immediate, -(Int128.One << (bits - 1)), (Int128.One << (bits - 1)) - 1);

    /// <summary>Whether an instruction can hold the constant: 64-bit ones hold sign-extended 32 bits.</summary>
    public bool FitsInstruction(ImmediateOperand immediate, int bits)
    {
        if (!Fits(immediate, bits)) return false;
        if (bits < 64 || IsSigned32(immediate.Value)) return true;
        diagnostics.Report(XRules.ConstantOver32, immediate.Location, immediate.Text);
        return false;
    }

    public bool InRange(ImmediateOperand immediate, Int128 lowest, Int128 highest)
    {
        if (immediate.Value >= lowest && immediate.Value <= highest) return true;
        diagnostics.Report(XRules.ConstantRange, immediate.Location, immediate.Text, lowest, highest);
        return false;
    }

    /// <summary>Also true of a number over 2^63, which is the same 64 bits as a negative one.</summary>
    public static bool IsSigned32(Int128 value)
    {
        var signed = (long)(ulong)(value & ulong.MaxValue);
        return signed is >= int.MinValue and <= int.MaxValue;
    }

    private int? Known(Operand operand, int bits)
    {
        if (bits != 0) return bits;
        diagnostics.Report(XRules.SizeMissing, operand.Location, operand.Text);
        return null;
    }
}

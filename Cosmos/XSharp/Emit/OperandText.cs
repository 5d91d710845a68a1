using System;
using System.Collections.Generic;
using System.Globalization;
using XSharp.Machine;
using XSharp.Syntax;

namespace XSharp.Emit;

/// <summary>Writes resolved operands in Intel syntax.</summary>
internal static class OperandText
{
    public static string Register(Register register) => register.Name;

    /// <summary>A constant for so many bits; one of 64 is written as the signed number that has those bits.</summary>
    public static string Immediate(Int128 value, int bits)
    {
        var shown = bits == 64 ? (long)(ulong)(value & ulong.MaxValue) : (long)value;
        return shown.ToString(CultureInfo.InvariantCulture);
    }

    public static string Memory(MemoryOperand memory, int bits, int mode) =>
        $"{Size(bits)}{Address(memory, mode)}";

    /// <summary>The address alone, for instructions that know the size.</summary>
    public static string Address(MemoryOperand memory, int mode) =>
        memory.IsThread ? $"fs:[{Thread(memory)}]" : $"[{Sum(memory, mode)}]";

    public static string WithDisplacement(string text, long displacement) => displacement switch
    {
        0 => text,
        > 0 => string.Create(CultureInfo.InvariantCulture, $"{text} + {displacement}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{text} - {-displacement}"),
    };

    /// <summary>The address of a symbol as a constant.</summary>
    public static string Offset(MemoryOperand memory) =>
        "offset " + WithDisplacement(AssemblyWriter.Quote(memory.Symbol!), memory.Displacement);

    private static string Thread(MemoryOperand memory) =>
        WithDisplacement(AssemblyWriter.Quote(memory.Symbol!) + "@tpoff", memory.Displacement);

    private static string Sum(MemoryOperand memory, int mode)
    {
        var parts = new List<string>();
        if (memory.Symbol is { } symbol) parts.Add((mode == 64 ? "rip + " : "") + AssemblyWriter.Quote(symbol));
        if (memory.Base is { } start) parts.Add(start.Name);
        if (memory.Index is { } index) parts.Add(memory.Scale == 1 ? index.Name : $"{index.Name}*{memory.Scale}");
        return parts.Count == 0
            ? memory.Displacement.ToString(CultureInfo.InvariantCulture)
            : WithDisplacement(string.Join(" + ", parts), memory.Displacement);
    }

    private static string Size(int bits) => bits switch
    {
        8 => "byte ptr ",
        16 => "word ptr ",
        32 => "dword ptr ",
        64 => "qword ptr ",
        128 => "xmmword ptr ",
        _ => "",
    };
}

using System;
using System.Collections.Generic;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>
/// An operand as written. The parser makes the unresolved kinds (<see cref="NameOperand"/>,
/// <see cref="ConstantOperand"/>, <see cref="MemorySyntax"/>); the resolver leaves only the others.
/// </summary>
/// <param name="Text">The source text, for messages.</param>
/// <param name="Location">Its first token.</param>
internal abstract record Operand(string Text, XLocation Location);

/// <summary>A name that stands for a parameter's register or a variable's memory.</summary>
internal sealed record NameOperand(string Text, XLocation Location, Token Name) : Operand(Text, Location);

/// <summary>A number or <c>#Name</c>, with its sign.</summary>
internal sealed record ConstantOperand(string Text, XLocation Location, Token Value, bool IsNegative)
    : Operand(Text, Location);

/// <summary>Memory as written: a size, a register or variable in front, and terms in brackets.</summary>
internal sealed record MemorySyntax(
    string Text, XLocation Location, int Bits, Token? Root, IReadOnlyList<AddressTerm> Terms)
    : Operand(Text, Location)
{
    /// <summary>Whether the source calls it aligned to 16 bytes.</summary>
    public bool IsAligned { get; init; }
}

/// <summary>One term of an address: a constant, or a register with a scale.</summary>
internal sealed record AddressTerm(Token Value, bool IsNegative, Token? Scale);

internal sealed record RegisterOperand(string Text, XLocation Location, Register Register) : Operand(Text, Location);

/// <summary>A constant whose value is known.</summary>
internal sealed record ImmediateOperand(string Text, XLocation Location, Int128 Value) : Operand(Text, Location);

/// <summary>Memory with every name resolved; <c>Bits</c> is 0 when nothing says the size.</summary>
internal sealed record MemoryOperand(string Text, XLocation Location, int Bits) : Operand(Text, Location)
{
    /// <summary>The symbol the address starts from, if any.</summary>
    public string? Symbol { get; init; }

    /// <summary>The symbol is a thread variable, at an offset from FS.</summary>
    public bool IsThread { get; init; }

    /// <summary>On a boundary of 16 bytes, for moves of vectors.</summary>
    public bool IsAligned { get; init; }

    /// <summary>How many bytes an operand of another size may use; 0 when the size is fixed.</summary>
    public int Room { get; init; }

    public Register? Base { get; init; }

    public Register? Index { get; init; }

    public int Scale { get; init; } = 1;

    public long Displacement { get; init; }
}

/// <summary><c>@</c> and memory: its address.</summary>
internal sealed record AddressOperand(string Text, XLocation Location, Operand Target) : Operand(Text, Location);

/// <summary>Two registers as one number, <c>EDX:EAX</c>.</summary>
internal sealed record PairOperand(string Text, XLocation Location, Register High, Register Low)
    : Operand(Text, Location);

/// <summary><c>Port[...]</c> with DX or a constant.</summary>
internal sealed record PortOperand(string Text, XLocation Location, Operand Number) : Operand(Text, Location);

/// <summary><c>MSR[ECX]</c>.</summary>
internal sealed record MsrOperand(string Text, XLocation Location, Operand Number) : Operand(Text, Location);

/// <summary><c>signed</c> or <c>unsigned</c> before a source: widen it.</summary>
internal sealed record WidenOperand(string Text, XLocation Location, bool IsSigned, Operand Source)
    : Operand(Text, Location);

/// <summary><c>~</c> or <c>-</c> before a register.</summary>
internal sealed record UnaryOperand(string Text, XLocation Location, string Mnemonic, Operand Source)
    : Operand(Text, Location);

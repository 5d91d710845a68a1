using System.Collections.Generic;
using XSharp.Lexing;
using XSharp.Machine;

namespace XSharp.Syntax;

/// <summary>A statement that stands only at the level of the namespace.</summary>
internal abstract record Definition(XLocation Location) : Statement(Location);

internal sealed record NamespaceDefinition(XLocation Location, Token Name) : Definition(Location);

internal sealed record ConstantDefinition(XLocation Location, Token Name, ConstantOperand Value)
    : Definition(Location);

/// <summary>A variable; <c>Items</c> is null when it starts as zero.</summary>
internal sealed record VariableDefinition(XLocation Location, Token Name, int Bits, bool IsThread)
    : Definition(Location)
{
    /// <summary>Whether the source says the size; else registers of other sizes may use the variable too, as in Cosmos.</summary>
    public bool IsSized { get; init; }

    public ConstantOperand? Count { get; init; }

    public IReadOnlyList<InitialItem>? Items { get; init; }
}

/// <summary>One initial value: a constant, an address, or a string.</summary>
/// <param name="Location">Its first token.</param>
/// <param name="Bits">The size of this item; the variable's unless the item says one.</param>
/// <param name="Value">A constant, an address, or null for a string.</param>
/// <param name="Text">The string.</param>
/// <param name="IsTerminated">A string alone ends with a zero byte; one in a list does not.</param>
internal sealed record InitialItem(XLocation Location, int Bits, Operand? Value, string? Text, bool IsTerminated);

/// <summary>What is written around a body.</summary>
internal enum FunctionKind
{
    /// <summary><c>ret</c> after it.</summary>
    Function,

    /// <summary><c>iret</c> after it.</summary>
    Interrupt,

    /// <summary>All registers saved before it; all restored and <c>iret</c> after it.</summary>
    Handler,
}

/// <summary>A function, interrupt or handler; <c>Parameters</c> is null without a parameter list.</summary>
internal sealed record FunctionDefinition(
    XLocation Location,
    Token Name,
    FunctionKind Kind,
    IReadOnlyList<ParameterSyntax>? Parameters,
    IReadOnlyList<Statement> Body,
    XLocation End)
    : Definition(Location);

internal sealed record ParameterSyntax(Token RegisterName, Register Register, Token Name);

internal sealed record ImportDefinition(XLocation Location, Token Name) : Definition(Location);

/// <summary><c>import const</c> or <c>import layout</c>: constants of C#.</summary>
/// <param name="Location">Its first token.</param>
/// <param name="Name">The first part of the name.</param>
/// <param name="Path">The name of a type or of one constant, with its dots.</param>
/// <param name="Alias">What the file calls it instead, if it says so.</param>
internal sealed record ConstantImport(XLocation Location, Token Name, string Path, Token? Alias) : Definition(Location)
{
    /// <summary>Whether the offsets of a struct's fields are meant.</summary>
    public bool IsLayout { get; init; }
}

internal sealed record ExportDefinition(XLocation Location, Token Name, Token? Alias) : Definition(Location);

/// <summary><c>section</c>: a kind, or a quoted name with flags.</summary>
internal sealed record SectionDefinition(XLocation Location, Token Name, Token? Flags, bool IsEmpty)
    : Definition(Location);

/// <summary><c>bits</c>; also allowed in a function, for the path from 32-bit to 64-bit code.</summary>
internal sealed record BitsStatement(XLocation Location, int Bits) : Statement(Location);

internal sealed record AlignStatement(XLocation Location, ConstantOperand Value) : Statement(Location);

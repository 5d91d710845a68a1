namespace XSharp.Binding;

internal enum SymbolKind
{
    Function,
    Label,
    Variable,
    ThreadVariable,
    Import,
}

/// <summary>A name the assembler sees; <c>Bits</c> is the size of a variable's elements, or 0.</summary>
internal sealed record Symbol(string Name, SymbolKind Kind, int Bits, XLocation Location)
{
    /// <summary>The bytes that an operand of another size may use: all of a variable without a declared size, else 0.</summary>
    public int Room { get; init; }

    /// <summary>The mode of the code there, 32 or 64; 0 of data and of imports.</summary>
    public int Mode { get; init; }

    public bool IsData => Kind is SymbolKind.Variable or SymbolKind.ThreadVariable;
}

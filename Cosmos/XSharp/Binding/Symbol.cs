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
    public bool IsData => Kind is SymbolKind.Variable or SymbolKind.ThreadVariable;
}

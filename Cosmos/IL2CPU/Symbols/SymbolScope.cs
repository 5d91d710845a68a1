namespace IL2CPU.Symbols;

/// <summary>Whose functions an image's symbol table names.</summary>
public enum SymbolScope
{
    /// <summary>Those of the core, which write the reports.</summary>
    Core,

    /// <summary>Those of the .NET runtime, of the program and of its libraries as well.</summary>
    All,
}

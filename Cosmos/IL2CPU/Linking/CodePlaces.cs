using System.Collections.Generic;
using System.Linq;
using IL2CPU.Elf;
using IL2CPU.Symbols;

namespace IL2CPU.Linking;

/// <summary>Where the code of an image comes from.</summary>
/// <param name="image">The image, linked with symbols and line information.</param>
/// <param name="assemblies">Names of the assemblies in it.</param>
internal sealed class CodePlaces(ElfFile image, IEnumerable<string> assemblies)
{
    private readonly IReadOnlyList<FunctionSymbol> _functions = ImageSymbols.Read(image, assemblies, SymbolScope.All);

    /// <summary>The function that an address is in; null for none.</summary>
    public FunctionSymbol? FunctionAt(ulong address) =>
        _functions.FirstOrDefault(function => address - function.Address < function.Size);

    /// <summary>The line of an address in a function; that of its first statement for code in front of it; null where none is known.
    /// </summary>
    public static LineRow? LineAt(FunctionSymbol function, ulong address) => function.Lines.Count == 0
        ? null
        : function.Lines.LastOrDefault(row => row.Address <= address, function.Lines[0]);
}

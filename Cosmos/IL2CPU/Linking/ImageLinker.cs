using System.Collections.Generic;
using System.Linq;
using IL2CPU.Elf;
using IL2CPU.Symbols;
using IL2CPU.Tools;

namespace IL2CPU.Linking;

/// <summary>Links a kernel image that holds its own symbol table: once to learn the addresses, and once more with the table,
/// which lies behind all code and so moves none of it.</summary>
/// <param name="parts">What to link.</param>
/// <param name="script">The linker script, which keeps the section <c>.symbols</c>.</param>
/// <param name="assemblies">Names of the assemblies that the objects are made of.</param>
/// <param name="scope">Whose functions the table names.</param>
public sealed class ImageLinker(
    ImageParts parts, string script, IEnumerable<string> assemblies, SymbolScope scope = SymbolScope.Core)
{
    /// <summary>Writes the image and its map.</summary>
    /// <returns>Bytes of the table.</returns>
    /// <exception cref="BuildFailure">A tool failed, or the table moved a function.</exception>
    public int Link(string imagePath, string mapPath)
    {
        using var work = new WorkFolder();
        Linker.Link(parts, script, imagePath, mapPath);
        IReadOnlyList<FunctionSymbol> functions = Read(imagePath);
        byte[] table = SymbolTableWriter.Write(functions);
        Linker.Link(parts with { Core = [.. parts.Core, SectionObject.Make(table, ".symbols", work.Path)] }, script, imagePath, mapPath);
        Compare(functions, Read(imagePath));
        return table.Length;
    }

    private IReadOnlyList<FunctionSymbol> Read(string imagePath) => ImageSymbols.Read(ElfFile.Read(imagePath), assemblies, scope);

    private static void Compare(IReadOnlyList<FunctionSymbol> before, IReadOnlyList<FunctionSymbol> after)
    {
        FunctionSymbol? moved = before
            .Zip(after, (was, now) => was.Address == now.Address && was.Name == now.Name ? null : was)
            .FirstOrDefault(function => function is not null);
        if (moved is not null || before.Count != after.Count)
        {
            throw new BuildFailure(
                BuildFailure.MovedFunctions,
                $"The symbol table moved {moved?.Name ?? "functions"}: in the linker script, put .symbols behind all code.");
        }
    }
}

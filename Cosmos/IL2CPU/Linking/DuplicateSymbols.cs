using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Elf;
using IL2CPU.Symbols;
using IL2CPU.Tools;
using XSharp;

namespace IL2CPU.Linking;

/// <summary>Tells which symbols two objects of an image define, and in which lines.</summary>
public static class DuplicateSymbols
{
    private const string XSharpObject = ".plugs.o";

    /// <summary>One error for each symbol and each object after the first that defines it.</summary>
    /// <param name="objects">The objects; archives among them, of which the linker takes what it needs, are passed over.</param>
    public static IReadOnlyList<XDiagnostic> Find(IEnumerable<string> objects)
    {
        var linked = new Dictionary<string, ElfFile>();
        return
        [
            .. objects.Where(ElfFile.IsObject)
                .SelectMany(path => ElfFile.Read(path).Strong().Distinct().Select(symbol => (Symbol: symbol, Path: path)))
                .GroupBy(definition => definition.Symbol, definition => definition.Path)
                .Where(group => group.Skip(1).Any())
                .SelectMany(group => Describe(group.Key, [.. group], linked))
                .InOrder(),
        ];
    }

    private static IEnumerable<XDiagnostic> Describe(string symbol, string[] paths, Dictionary<string, ElfFile> linked)
    {
        XLocation first = PlaceOf(symbol, paths[0], linked);
        return paths[1..].Select(path => LinkRules.SymbolTwice.At(
            PlaceOf(symbol, path, linked),
            $"{OwnerOf(path)} defines the symbol {symbol}, as {OwnerOf(paths[0])} does in {first.Path}({first.Line})",
            IsXSharp(path) && IsXSharp(paths[0]) ? null : FreestandingRules.DoubleExport.Advice));
    }

    private static bool IsXSharp(string path) => path.EndsWith(XSharpObject, StringComparison.Ordinal);

    /// <summary>The X# of an assembly is named after it; other objects are named by their files.</summary>
    private static string OwnerOf(string path)
    {
        string name = Path.GetFileName(path);
        return IsXSharp(path) ? name[..^XSharpObject.Length] : name;
    }

    /// <summary>The line of a symbol, by a link of its object alone; without one, the object.</summary>
    private static XLocation PlaceOf(string symbol, string path, Dictionary<string, ElfFile> linked)
    {
        if (!linked.TryGetValue(path, out ElfFile? elf))
            linked[path] = elf = LinkAlone(path);

        ulong address = elf.Functions().FirstOrDefault(function => function.Name == symbol).Address;
        return new CodePlaces(elf, []).FunctionAt(address) is { } function && CodePlaces.LineAt(function, address) is { } row
            ? new XLocation(row.File, row.Line, 1)
            : new XLocation(path, SourceMap.NoLine, 0);
    }

    private static ElfFile LinkAlone(string path)
    {
        using var work = new WorkFolder();
        string image = Path.Combine(work.Path, "alone.elf");
        Linker.LinkAlone(path, image);
        return ElfFile.Read(image);
    }
}

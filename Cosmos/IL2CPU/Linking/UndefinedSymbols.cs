using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Elf;
using IL2CPU.Plugs;
using IL2CPU.Symbols;
using IL2CPU.Tools;
using XSharp;

namespace IL2CPU.Linking;

/// <summary>Reports what the linker does not find in terms of the source: the code that needs it, its line, and the meaning of the name.
/// </summary>
/// <param name="parts">The parts that cannot be linked.</param>
/// <param name="script">The linker script.</param>
/// <param name="assemblies">The freestanding assemblies that objects are made of.</param>
/// <param name="program">The assemblies of a .NET program.</param>
/// <param name="sources">Where the sources are, if they were compiled with another name for their folder.</param>
public sealed class UndefinedSymbols(
    ImageParts parts,
    string script,
    IReadOnlyList<string> assemblies,
    IReadOnlyList<string> program,
    SourceRoot? sources = null)
{
    /// <summary>The most errors that are reported.</summary>
    public const int Shown = 50;

    private const string LibraryPrefix = "S_P_CoreLib_";
    private const string MuslHasIt = "musl's archive has it: install Debian's musl-dev, or name the file in CosmosCLibrary";

    private readonly string[] _names = [.. assemblies.Concat(program).Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>One error for each name and each place that needs it; none if nothing is missing.</summary>
    /// <remarks>The image is linked again, with its relocations and without the missing symbols. The linker then drops code without
    /// callers, and addresses lead to lines.</remarks>
    public IReadOnlyList<XDiagnostic> Find()
    {
        using var work = new WorkFolder();
        string image = Path.Combine(work.Path, "unresolved.elf");
        Linker.LinkUnresolved(parts, script, image);
        ElfFile elf = ElfFile.Read(image);
        (ulong Place, string Name)[] missing = [.. elf.Missing()];
        if (missing.Length == 0)
            return [];

        var places = new CodePlaces(elf, _names);
        var origin = new AssemblySources([.. assemblies, .. program], sources);
        XDiagnostic[] all = [.. missing.Select(use => Describe(use.Place, use.Name, places, origin)).Distinct().InOrder()];
        return Cut(Causes(all));
    }

    /// <summary>What one line asks for may ask for more in the class library; where lines are known that the reader can mend, these are
    /// the cause.</summary>
    private static XDiagnostic[] Causes(XDiagnostic[] all)
    {
        XDiagnostic[] own = [.. all.Where(error => File.Exists(error.Location.Path))];
        return own.Length > 0 ? own : all;
    }

    private XDiagnostic Describe(ulong address, string symbol, CodePlaces code, AssemblySources origin)
    {
        if (origin.ImportOf(symbol) is { } import)
            return LinkRules.NoImport.At(
                import.Place, $"'{import.Method}' imports the symbol '{symbol}', which nothing in the image defines{Nearest(symbol)}");

        FunctionSymbol? function = code.FunctionAt(address);
        XLocation place = function is not null && CodePlaces.LineAt(function, address) is { } row
            ? origin.PlaceOf(row)
            : new XLocation(_names.LastOrDefault("image"), SourceMap.NoLine, 0);
        return Describe(symbol, place, function is null ? "data" : $"'{function.Name}'");
    }

    private XDiagnostic Describe(string symbol, XLocation place, string user)
    {
        if (BorrowedLibrary.Members.Contains(symbol))
            return LinkRules.NoSymbol.At(place, Needs(user, symbol), MuslHasIt);

        if (parts.HasRuntime)
            return LinkRules.NoSymbol.At(place, Needs(user, symbol));

        if (RuntimeHelpers.RuleOf(symbol) is { } rule)
            return LinkRules.RuntimeHelper.At(
                place,
                $"{user} needs {symbol} of the .NET runtime, which stands for {rule.Code}, {rule.Title}: {rule.Advice}",
                "the analyzer let it pass, so please report it");

        return symbol.StartsWith(LibraryPrefix, StringComparison.Ordinal)
            ? LinkRules.LibraryMember.At(place, $"{user} calls '{new ReadableName(_names).OfMethod(symbol)}' of the class library")
            : LinkRules.NoSymbol.At(place, Needs(user, symbol));
    }

    private static string Needs(string user, string symbol) => $"{user} needs '{symbol}', which nothing in the image defines";

    private string Nearest(string symbol)
    {
        string[] nearest = NearestNames.Of(symbol, parts.Core.SelectMany(path => ElfFile.Read(path).Definitions()));
        return nearest.Length == 0 ? "" : $" (nearest: {string.Join(", ", nearest)})";
    }

    private static IReadOnlyList<XDiagnostic> Cut(XDiagnostic[] all) => all.Length <= Shown
        ? all
        : [.. all[..Shown], LinkRules.NoSymbol.At(all[Shown].Location, $"{all.Length - Shown} more of this kind follow", "mend those above first")];
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Elf;

namespace IL2CPU.Symbols;

/// <summary>What a backtrace can know of an image: its functions by address, with readable names and lines.</summary>
public static class ImageSymbols
{
    private const string XSharpExtension = ".xs";

    // As the linker scripts place code: the core's; in a .NET kernel also the runtime's C++, and what the program was compiled to.
    private static readonly string[] CoreCode = [".text"];
    private static readonly string[] AllCode = [.. CoreCode, ".text.runtime", "__managedcode"];

    // Intel SDM vol. 2: PUSH, MOV in both encodings, LEA with a byte and with four of displacement.
    private const int LongestPrologue = 40;
    private const byte PushRbp = 0x55;

    private static ReadOnlySpan<byte> MoveRbp => [0x48, 0x8B, 0xEC];

    private static ReadOnlySpan<byte> MoveRbpOther => [0x48, 0x89, 0xE5];

    private static ReadOnlySpan<byte> LoadRbp => [0x48, 0x8D, 0x6C, 0x24];

    private static ReadOnlySpan<byte> LoadRbpFar => [0x48, 0x8D, 0xAC, 0x24];

    /// <summary>Reads the functions of an image that was linked with symbols and line information.</summary>
    /// <param name="elf">The image.</param>
    /// <param name="assemblies">Names of the assemblies in it.</param>
    /// <param name="scope">Whose functions are wanted.</param>
    /// <returns>By address, none twice and none over another.</returns>
    public static IReadOnlyList<FunctionSymbol> Read(ElfFile elf, IEnumerable<string> assemblies, SymbolScope scope = SymbolScope.Core)
    {
        var names = new ReadableName(assemblies);
        string[] sections = scope == SymbolScope.All ? AllCode : CoreCode;
        (ulong Start, ulong End)[] ranges = [.. sections.Select(elf.Range)];
        LineRow[] rows =
        [
            .. LineTables.Read(elf)
                .Where(row => Array.Exists(ranges, range => row.Address >= range.Start && row.Address < range.End))
                .OrderBy(row => row.Address),
        ];
        return [.. sections.OrderBy(section => elf.Range(section).Start).SelectMany(section => Read(elf, section, rows, names))];
    }

    private static IEnumerable<FunctionSymbol> Read(ElfFile elf, string section, LineRow[] rows, ReadableName names)
    {
        (ulong start, ulong end) = elf.Range(section);
        ReadOnlyMemory<byte> code = elf.Section(section);
        return Places(elf, start, end).Select(place => Describe(
            place, [.. Lines(place.Address, place.End, rows)], KeepsFrame(code.Span[(int)(place.Address - start)..]), names));
    }

    /// <summary>The functions by address, and between them the labels, each with all names that it has. A label ends where the
    /// next place begins.</summary>
    private static IEnumerable<(ulong Address, ulong End, string[] Names)> Places(ElfFile elf, ulong start, ulong end)
    {
        (ulong Address, ulong Size, string[] Names)[] places =
        [
            .. elf.Functions()
                .Where(symbol => symbol.Address >= start && symbol.Address < end && symbol.Name.Length > 0)
                .GroupBy(symbol => symbol.Address)
                .Select(group => (group.Key, group.Max(symbol => symbol.Size), Largest(group)))
                .OrderBy(place => place.Key),
        ];
        ulong covered = start;
        for (int index = 0; index < places.Length; index++)
        {
            (ulong address, ulong size, string[] names) = places[index];
            if (address < covered)
                continue;

            covered = size > 0 ? address + size : index + 1 < places.Length ? places[index + 1].Address : end;
            yield return (address, covered, names);
        }
    }

    /// <summary>The names of the functions at an address, or where there is none, of the labels.</summary>
    private static string[] Largest(IEnumerable<(ulong Address, ulong Size, string Name)> symbols) =>
    [
        .. symbols.GroupBy(symbol => symbol.Size > 0).OrderByDescending(group => group.Key).First().Select(symbol => symbol.Name),
    ];

    /// <summary>Whether code begins as compilers set a frame up: PUSH RBP, and then, soon, MOV RBP, RSP or LEA RBP, [RSP + n].
    /// </summary>
    private static bool KeepsFrame(ReadOnlySpan<byte> code)
    {
        ReadOnlySpan<byte> start = code[..Math.Min(code.Length, LongestPrologue)];
        return start[0] == PushRbp
            && (start.IndexOf(MoveRbp) > 0 || start.IndexOf(MoveRbpOther) > 0 || start.IndexOf(LoadRbp) > 0 || start.IndexOf(LoadRbpFar) > 0);
    }

    private static FunctionSymbol Describe(
        (ulong Address, ulong End, string[] Names) place, LineRow[] lines, bool keepsFrame, ReadableName names) =>
        new(place.Address, place.End - place.Address, Name(place.Names, lines, names), keepsFrame, lines);

    /// <summary>Of the names of one place the one that says most: that of its X# namespace, or a method's.</summary>
    private static string Name(string[] symbols, LineRow[] lines, ReadableName names)
    {
        IOrderedEnumerable<string> ordered = symbols.OrderBy(symbol => symbol, StringComparer.Ordinal);
        if (lines.Length == 0 || !lines[0].File.EndsWith(XSharpExtension, StringComparison.Ordinal))
            return ordered.Where(names.IsMethod).Select(names.OfMethod).FirstOrDefault() ?? CppName.Readable(ordered.First());

        string prefix = Path.GetFileNameWithoutExtension(lines[0].File) + "_";
        string name = ordered.FirstOrDefault(symbol => symbol.StartsWith(prefix, StringComparison.Ordinal)) ?? ordered.First();
        return ReadableName.OfXSharp(name);
    }

    /// <summary>The rows inside a function: the last of each address, and only where something changes.</summary>
    private static IEnumerable<LineRow> Lines(ulong start, ulong end, LineRow[] rows)
    {
        LineRow last = default;
        for (int index = FirstFrom(start, rows); index < rows.Length && rows[index].Address < end; index++)
        {
            bool isOverruled = index + 1 < rows.Length && rows[index + 1].Address == rows[index].Address;
            if (isOverruled || (rows[index].Line == last.Line && rows[index].File == last.File))
                continue;

            last = rows[index];
            yield return last;
        }
    }

    private static int FirstFrom(ulong address, LineRow[] rows)
    {
        int low = 0;
        int high = rows.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = rows[middle].Address < address ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

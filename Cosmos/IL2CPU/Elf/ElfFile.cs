using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace IL2CPU.Elf;

/// <summary>An ELF64 file of a little-endian machine, object or image, as far as its sections go, in memory.</summary>
/// <remarks>Names are those of the System V ABI (gABI, chapters 4 and 5).</remarks>
public sealed class ElfFile
{
    private const int SectionTablePlace = 0x28;
    private const int SectionCountPlace = 0x3C;
    private const int NamesPlace = 0x3E;
    private const uint SymbolTable = 2;
    private const uint RelocationTable = 4;

    /// <summary>Sections about every method, whether its address is used or not.</summary>
    private static readonly string[] Unwinding = [".eh_frame", ".dotnet_eh_table"];

    private static ReadOnlySpan<byte> Magic => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    private readonly byte[] _bytes;
    private readonly ElfSection[] _sections;
    private readonly ElfSection _symbolNames;

    private ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        _sections = SectionTable.ToArray();
        _symbolNames = OfKind(SymbolTable).Select(table => _sections[table.Link]).FirstOrDefault();
        Symbols = [.. OfKind(SymbolTable).SelectMany(Rows<ElfSymbol>)];
    }

    /// <summary>The sections, in the order of their numbers.</summary>
    internal IReadOnlyList<ElfSection> Sections => _sections;

    /// <summary>The symbols, each with the number of the section that it lies in.</summary>
    internal IReadOnlyList<ElfSymbol> Symbols { get; }

    private Span<ElfSection> SectionTable => MemoryMarshal.Cast<byte, ElfSection>(_bytes.AsSpan(
        checked((int)BitConverter.ToUInt64(_bytes, SectionTablePlace)),
        BitConverter.ToUInt16(_bytes, SectionCountPlace) * Marshal.SizeOf<ElfSection>()));

    /// <summary>Reads a file.</summary>
    public static ElfFile Read(string path) => Of(File.ReadAllBytes(path));

    /// <summary>Takes the bytes of a file.</summary>
    public static ElfFile Of(byte[] bytes) => new(bytes);

    /// <summary>Whether a file is such an object, and no archive of objects.</summary>
    public static bool IsObject(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[Magic.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }

    /// <summary>The bytes of a section; none when there is no section of that name.</summary>
    public ReadOnlyMemory<byte> Section(string name) =>
        TryFind(name, out ElfSection section) ? _bytes.AsMemory((int)section.Offset, (int)section.Size) : default;

    /// <summary>Where a section is loaded: its first address and the first one past it; both 0 for none of that name.</summary>
    public (ulong Start, ulong End) Range(string name) =>
        TryFind(name, out ElfSection section) ? (section.Address, section.Address + section.Size) : default;

    /// <summary>The functions and labels that the symbol table names, in its order; a label has no size.</summary>
    public IEnumerable<(ulong Address, ulong Size, string Name)> Functions() =>
        from symbol in Symbols
        where symbol.IsFunctionOrLabel
        select (symbol.Value, symbol.Size, NameOf(symbol));

    /// <summary>Writes a file with other alignments.</summary>
    /// <param name="path">The file.</param>
    /// <param name="align">Given a section and its number, the alignment that it is to have.</param>
    internal void Write(string path, Func<ElfSection, int, ulong> align)
    {
        Span<ElfSection> table = SectionTable;
        for (int index = 0; index < table.Length; index++)
            table[index].Alignment = align(_sections[index], index);

        File.WriteAllBytes(path, _bytes);
    }

    /// <summary>What code and data refer to, except by a call or a jump.</summary>
    internal IEnumerable<ElfSymbol> Referenced() =>
        from table in OfKind(RelocationTable)
        let section = _sections[table.Info]
        where section.IsLoaded && !Unwinding.Contains(NameOf(section))
        from relocation in Rows<ElfRelocation>(table)
        where !section.IsCode || !IsBranch(_bytes.AsSpan(0, (int)(section.Offset + relocation.Place)))
        select Symbols[relocation.Symbol];

    /// <summary>The symbols that each section refers to, by the section's number.</summary>
    internal ILookup<uint, ElfSymbol> References() => OfKind(RelocationTable)
        .SelectMany(table => Rows<ElfRelocation>(table).Select(relocation => (table.Info, Symbol: Symbols[relocation.Symbol])))
        .ToLookup(reference => reference.Info, reference => reference.Symbol);

    /// <summary>The places in code and data that refer to what is defined nowhere and has to be, with its name.</summary>
    internal IEnumerable<(ulong Place, string Name)> Missing() =>
        from table in OfKind(RelocationTable)
        let section = _sections[table.Info]
        where section.IsLoaded && !Unwinding.Contains(NameOf(section))
        from relocation in Rows<ElfRelocation>(table)
        let symbol = Symbols[relocation.Symbol]
        where symbol.Section == 0 && symbol.IsStrong
        select (relocation.Place, NameOf(symbol));

    /// <summary>The names that other objects see of what is defined here.</summary>
    internal IEnumerable<string> Definitions() => Symbols.Where(symbol => symbol.IsGlobal && symbol.Section != 0).Select(NameOf);

    /// <summary>The names of what is defined here and may be defined nowhere else.</summary>
    internal IEnumerable<string> Strong() => Symbols.Where(symbol => symbol.IsStrong && symbol.Section != 0).Select(NameOf);

    /// <summary>The name of a symbol; empty for that of a section.</summary>
    internal string NameOf(ElfSymbol symbol) => Text(_symbolNames, symbol.Name);

    /// <summary>The name of a section.</summary>
    internal string NameOf(ElfSection section) => Text(_sections[BitConverter.ToUInt16(_bytes, NamesPlace)], section.Name);

    /// <summary>Whether code ends with the opcode of a call or jump to what follows (SDM vol. 2, appendix A). A ModRM byte
    /// in that place, of an operand relative to RIP, is none of these numbers.</summary>
    private static bool IsBranch(ReadOnlySpan<byte> code) =>
        code[^1] is 0xE8 or 0xE9 || (code[^2] == 0x0F && code[^1] is >= 0x80 and <= 0x8F);

    private bool TryFind(string name, out ElfSection found)
    {
        int index = Array.FindIndex(_sections, section => NameOf(section) == name);
        found = index < 0 ? default : _sections[index];
        return index >= 0;
    }

    private IEnumerable<ElfSection> OfKind(uint kind) => _sections.Where(section => section.Type == kind);

    /// <summary>The rows of a table.</summary>
    internal T[] Rows<T>(ElfSection section) where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(_bytes.AsSpan((int)section.Offset, (int)section.Size)).ToArray();

    private string Text(ElfSection table, uint place)
    {
        ReadOnlySpan<byte> text = _bytes.AsSpan((int)(table.Offset + place));
        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
    }
}

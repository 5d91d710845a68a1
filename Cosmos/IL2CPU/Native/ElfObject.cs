using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace IL2CPU.Native;

/// <summary>A relocatable ELF64 object of a little-endian machine, as far as its sections go, in memory.</summary>
/// <remarks>Names are those of the System V ABI (gABI, chapters 4 and 5).</remarks>
internal sealed class ElfObject
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

    private ElfObject(byte[] bytes)
    {
        _bytes = bytes;
        _sections = SectionTable.ToArray();
        Symbols = [.. OfKind(SymbolTable).SelectMany(Rows<ElfSymbol>)];
    }

    /// <summary>The symbols, each with the number of the section that it lies in.</summary>
    public IReadOnlyList<ElfSymbol> Symbols { get; }

    private Span<ElfSection> SectionTable => MemoryMarshal.Cast<byte, ElfSection>(_bytes.AsSpan(
        checked((int)BitConverter.ToUInt64(_bytes, SectionTablePlace)),
        BitConverter.ToUInt16(_bytes, SectionCountPlace) * Marshal.SizeOf<ElfSection>()));

    /// <summary>Reads a file.</summary>
    public static ElfObject Read(string path) => new(File.ReadAllBytes(path));

    /// <summary>Whether a file is such an object, and no archive of objects.</summary>
    public static bool IsObject(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[Magic.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }

    /// <summary>Writes a file with other alignments.</summary>
    /// <param name="path">The file.</param>
    /// <param name="align">Given a section and its number, the alignment that it is to have.</param>
    public void Write(string path, Func<ElfSection, int, ulong> align)
    {
        Span<ElfSection> table = SectionTable;
        for (int index = 0; index < table.Length; index++)
            table[index].Alignment = align(_sections[index], index);

        File.WriteAllBytes(path, _bytes);
    }

    /// <summary>What code and data refer to, except by a call or a jump.</summary>
    public IEnumerable<ElfSymbol> Referenced() =>
        from table in OfKind(RelocationTable)
        let section = _sections[table.Info]
        where section.IsLoaded && !Unwinding.Contains(NameOf(section))
        from relocation in Rows<ElfRelocation>(table)
        where !section.IsCode || !IsBranch(_bytes.AsSpan(0, (int)(section.Offset + relocation.Place)))
        select Symbols[relocation.Symbol];

    /// <summary>The symbols that each section refers to, by the section's number.</summary>
    public ILookup<uint, ElfSymbol> References() => OfKind(RelocationTable)
        .SelectMany(table => Rows<ElfRelocation>(table).Select(relocation => (table.Info, Symbol: Symbols[relocation.Symbol])))
        .ToLookup(reference => reference.Info, reference => reference.Symbol);

    /// <summary>The places in code and data that refer to what is defined nowhere and has to be, with its name.</summary>
    public IEnumerable<(ulong Place, string Name)> Missing() =>
        from table in OfKind(RelocationTable)
        let section = _sections[table.Info]
        where section.IsLoaded && !Unwinding.Contains(NameOf(section))
        from relocation in Rows<ElfRelocation>(table)
        let symbol = Symbols[relocation.Symbol]
        where symbol.Section == 0 && symbol.IsStrong
        select (relocation.Place, NameOf(symbol));

    /// <summary>The names that other objects see of what is defined here.</summary>
    public IEnumerable<string> Definitions() => Symbols.Where(symbol => symbol.IsGlobal && symbol.Section != 0).Select(NameOf);

    /// <summary>The names of what is defined here and may be defined nowhere else.</summary>
    public IEnumerable<string> Strong() => Symbols.Where(symbol => symbol.IsStrong && symbol.Section != 0).Select(NameOf);

    /// <summary>The name of a symbol; empty for that of a section.</summary>
    public string NameOf(ElfSymbol symbol) => Text(_sections[OfKind(SymbolTable).First().Link], symbol.Name);

    /// <summary>The name of a section.</summary>
    public string NameOf(ElfSection section) => Text(_sections[BitConverter.ToUInt16(_bytes, NamesPlace)], section.Name);

    /// <summary>Whether code ends with the opcode of a call or jump to what follows (SDM vol. 2, appendix A). A ModRM byte
    /// in that place, of an operand relative to RIP, is none of these numbers.</summary>
    private static bool IsBranch(ReadOnlySpan<byte> code) =>
        code[^1] is 0xE8 or 0xE9 || (code[^2] == 0x0F && code[^1] is >= 0x80 and <= 0x8F);

    private IEnumerable<ElfSection> OfKind(uint kind) => _sections.Where(section => section.Type == kind);

    private T[] Rows<T>(ElfSection section) where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(_bytes.AsSpan((int)section.Offset, (int)section.Size)).ToArray();

    private string Text(ElfSection table, uint place)
    {
        ReadOnlySpan<byte> text = _bytes.AsSpan((int)(table.Offset + place));
        return Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
    }
}

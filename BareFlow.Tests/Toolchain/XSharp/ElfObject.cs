using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Elf;
using Row = IL2CPU.Elf;

namespace BareFlow.Tests.Toolchain.XSharp;

internal sealed record ElfSection(
    int Index, string Name, uint Type, ulong Flags, int Offset, int Size, int Link, int Info, int Alignment)
{
    public bool IsExecutable => (Flags & 4) != 0;

    public bool IsLoaded => (Flags & 2) != 0;

    public bool HasBytes => Type != 8;
}

internal sealed record ElfSymbol(string Name, int Section, int Value, int Size, int Type, bool IsGlobal);

internal sealed record ElfRelocation(int Offset, int Type, string Symbol, long Addend);

/// <summary>What the tests need of a relocatable file, with names.</summary>
internal sealed class ElfObject
{
    private const int RelocationTable = 4;
    private const int SectionSymbol = 3;
    private readonly byte[] _bytes;
    private readonly ElfFile _file;

    public ElfObject(byte[] bytes)
    {
        _bytes = bytes;
        _file = ElfFile.Of(bytes);
        Sections = [.. _file.Sections.Select(Section)];
        Symbols = [.. _file.Symbols.Select(Symbol)];
    }

    public IReadOnlyList<ElfSection> Sections { get; }

    public IReadOnlyList<ElfSymbol> Symbols { get; }

    public ReadOnlySpan<byte> Bytes(ElfSection section) =>
        section.HasBytes ? _bytes.AsSpan(section.Offset, section.Size) : [];

    public IEnumerable<ElfRelocation> Relocations(ElfSection target) =>
        from table in _file.Sections
        where table.Type == RelocationTable && table.Info == target.Index
        from row in _file.Rows<Row.ElfRelocation>(table)
        orderby row.Place
        select new ElfRelocation((int)row.Place, (int)row.Type, Symbols[row.Symbol].Name, row.Addend);

    private ElfSection Section(Row.ElfSection row, int index) => new(
        index, _file.NameOf(row), row.Type, row.Flags, (int)row.Offset, (int)row.Size, (int)row.Link, (int)row.Info, (int)row.Alignment);

    private ElfSymbol Symbol(Row.ElfSymbol row)
    {
        string name = row.Type == SectionSymbol ? Sections[row.Section].Name : _file.NameOf(row);
        return new ElfSymbol(name, row.Section, (int)row.Value, (int)row.Size, row.Type, row.IsGlobal);
    }
}

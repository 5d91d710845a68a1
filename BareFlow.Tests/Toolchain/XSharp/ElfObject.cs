using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

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

/// <summary>Reads what the tests need of a relocatable ELF64 file.</summary>
internal sealed class ElfObject
{
    private const int SymbolTable = 2;
    private const int RelocationTable = 4;
    private const int SectionSymbol = 3;
    private readonly byte[] _bytes;

    public ElfObject(byte[] bytes)
    {
        _bytes = bytes;
        var table = (int)U64(40);
        var count = U16(60);
        var names = (int)U64(table + U16(62) * 64 + 24);
        Sections = [.. Enumerable.Range(0, count).Select(index => Section(index, table + index * 64, names))];
        Symbols = [.. Sections.Where(section => section.Type == SymbolTable).SelectMany(ReadSymbols)];
    }

    public IReadOnlyList<ElfSection> Sections { get; }

    public IReadOnlyList<ElfSymbol> Symbols { get; }

    public ReadOnlySpan<byte> Bytes(ElfSection section) =>
        section.HasBytes ? _bytes.AsSpan(section.Offset, section.Size) : [];

    public IEnumerable<ElfRelocation> Relocations(ElfSection target) =>
        Sections.Where(section => section.Type == RelocationTable && section.Info == target.Index)
            .SelectMany(section => Entries(section, 24)).Select(Relocation).OrderBy(relocation => relocation.Offset);

    private ElfSection Section(int index, int at, int names) => new(
        index, Text(names + (int)U32(at)), U32(at + 4), U64(at + 8), (int)U64(at + 24), (int)U64(at + 32),
        (int)U32(at + 40), (int)U32(at + 44), (int)U64(at + 48));

    private IEnumerable<ElfSymbol> ReadSymbols(ElfSection table) =>
        Entries(table, 24).Select(at => Symbol(at, Sections[table.Link].Offset));

    private ElfSymbol Symbol(int at, int names)
    {
        var type = _bytes[at + 4] & 15;
        var section = U16(at + 6);
        var name = type == SectionSymbol ? Sections[section].Name : Text(names + (int)U32(at));
        return new ElfSymbol(name, section, (int)U64(at + 8), (int)U64(at + 16), type, _bytes[at + 4] >> 4 != 0);
    }

    private ElfRelocation Relocation(int at)
    {
        var symbol = Symbols[(int)U32(at + 12)].Name;
        return new ElfRelocation((int)U64(at), (int)U32(at + 8), symbol, (long)U64(at + 16));
    }

    private static IEnumerable<int> Entries(ElfSection table, int size)
    {
        for (var at = table.Offset; at < table.Offset + table.Size; at += size) yield return at;
    }

    private string Text(int at) => Encoding.ASCII.GetString(_bytes, at, Array.IndexOf(_bytes, (byte)0, at) - at);

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(at));
}

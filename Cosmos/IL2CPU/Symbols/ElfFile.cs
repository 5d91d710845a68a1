using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace IL2CPU.Symbols;

/// <summary>Sections and symbols of an ELF64 file in little-endian order (ELF-64 Object File Format, version 1.5).</summary>
public sealed class ElfFile
{
    private const int SectionTableOffset = 40;
    private const int SectionCountOffset = 60;
    private const int SectionNamesOffset = 62;
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;
    private const byte TypeMask = 0xF;
    private const byte LabelType = 0;
    private const byte FunctionType = 2;

    private readonly byte[] _file;
    private readonly Dictionary<string, (ulong Address, int Offset, int Size)> _sections = [];

    private ElfFile(byte[] file)
    {
        _file = file;
        int table = (int)U64(SectionTableOffset);
        int names = SectionOffset(table + U16(SectionNamesOffset) * SectionHeaderSize);
        for (int index = 0; index < U16(SectionCountOffset); index++)
        {
            int header = table + index * SectionHeaderSize;
            _sections[TextAt(names + (int)U32(header))] = (U64(header + 16), SectionOffset(header), (int)U64(header + 32));
        }
    }

    /// <summary>Reads a file.</summary>
    public static ElfFile Read(string path) => new(File.ReadAllBytes(path));

    /// <summary>The bytes of a section; none when there is no section of that name.</summary>
    public ReadOnlyMemory<byte> Section(string name) =>
        _sections.TryGetValue(name, out var section) ? _file.AsMemory(section.Offset, section.Size) : default;

    /// <summary>Where a section is loaded: its first address and the first one past it; both 0 for none of that name.</summary>
    public (ulong Start, ulong End) Range(string name) =>
        _sections.TryGetValue(name, out var section)
            ? (section.Address, section.Address + (ulong)section.Size)
            : default;

    /// <summary>The functions and labels that the symbol table names, in its order; a label has no size.</summary>
    public IEnumerable<(ulong Address, ulong Size, string Name)> Functions()
    {
        if (!_sections.TryGetValue(".symtab", out var symbols) || !_sections.TryGetValue(".strtab", out var names))
            yield break;

        for (int symbol = symbols.Offset; symbol < symbols.Offset + symbols.Size; symbol += SymbolSize)
        {
            if ((_file[symbol + 4] & TypeMask) is FunctionType or LabelType)
                yield return (U64(symbol + 8), U64(symbol + 16), TextAt(names.Offset + (int)U32(symbol)));
        }
    }

    private int SectionOffset(int header) => (int)U64(header + 24);

    private string TextAt(int offset)
    {
        ReadOnlySpan<byte> rest = _file.AsSpan(offset);
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_file.AsSpan(at));
}

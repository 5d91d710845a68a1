using System;
using System.Buffers.Binary;
using System.Text;

namespace IL2CPU.Symbols;

/// <summary>Reads the pieces that DWARF sections are made of (DWARF 5, section 7).</summary>
internal ref struct DwarfReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Where the next piece is.</summary>
    public int Position;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => Position >= _bytes.Length;

    public byte Byte() => _bytes[Position++];

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Some bytes as they are.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>Text up to a zero.</summary>
    public string Text()
    {
        string text = TextAt(_bytes, Position);
        Position += Encoding.UTF8.GetByteCount(text) + 1;
        return text;
    }

    /// <summary>ULEB128.</summary>
    public ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    /// <summary>SLEB128.</summary>
    public long Signed()
    {
        long value = 0;
        int shift = 0;
        byte next;
        do
        {
            next = Byte();
            value |= (long)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        return (next & 0x40) != 0 && shift < 64 ? value | -(1L << shift) : value;
    }

    /// <summary>Text up to a zero in another section.</summary>
    public static string TextAt(ReadOnlySpan<byte> section, int offset)
    {
        ReadOnlySpan<byte> rest = section[offset..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}

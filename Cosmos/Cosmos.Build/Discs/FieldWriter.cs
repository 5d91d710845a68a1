using System;
using System.Buffers.Binary;

namespace Cosmos.Build.Discs;

/// <summary>Writes the fields of a structure of fixed layout by their offsets.</summary>
/// <param name="bytes">The structure.</param>
internal readonly ref struct FieldWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    public void Byte(int offset, byte value) => _bytes[offset] = value;

    public void Little16(int offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(_bytes[offset..], value);

    public void Little32(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes[offset..], value);

    public void Little64(int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(_bytes[offset..], value);

    public void Big16(int offset, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(_bytes[offset..], value);

    public void Big32(int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes[offset..], value);

    /// <summary>Little-endian, and big-endian behind it (ECMA-119, 7.2.3).</summary>
    public void Both16(int offset, ushort value)
    {
        Little16(offset, value);
        Big16(offset + sizeof(ushort), value);
    }

    /// <summary>Little-endian, and big-endian behind it (ECMA-119, 7.3.3).</summary>
    public void Both32(int offset, uint value)
    {
        Little32(offset, value);
        Big32(offset + sizeof(uint), value);
    }

    public void Bytes(int offset, ReadOnlySpan<byte> value) => value.CopyTo(_bytes[offset..]);

    /// <summary>A text of characters of ASCII or of any encoding, in a field that is filled up.</summary>
    public void Text(int offset, int width, ReadOnlySpan<byte> text, byte filler = (byte)' ')
    {
        _bytes.Slice(offset, width).Fill(filler);
        text.CopyTo(_bytes.Slice(offset, width));
    }

    public void Fill(int offset, int count, byte value) => _bytes.Slice(offset, count).Fill(value);
}

using System;
using BareFlow.Memory.Digits;

namespace Cosmos.Storage;

/// <summary>A text that grows as it is written: what a generated file says.</summary>
internal unsafe struct TextBuffer
{
    private const ulong FirstRoom = 512;

    private byte* _bytes;
    private ulong _capacity;

    /// <summary>Bytes of the text.</summary>
    public ulong Length { get; private set; }

    /// <summary>Adds text. Without memory the text stays as it is.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        ulong length = (ulong)text.Length;
        if (Length + length > _capacity && !TryGrow(Length + length))
            return;

        text.CopyTo(new Span<byte>(_bytes + Length, text.Length));
        Length += length;
    }

    /// <summary>Adds a number in decimal, with spaces before it up to a width.</summary>
    public void WriteDecimal(ulong value, int width = 0)
    {
        Span<byte> room = stackalloc byte[NumberDigits.Longest];
        ReadOnlySpan<byte> digits = NumberDigits.Write(room, value, NumberDigits.Decimal);
        for (int space = digits.Length; space < width; space++)
            Write(" "u8);

        Write(digits);
    }

    /// <summary>Adds a number in hexadecimal, with zeros before it up to a width.</summary>
    public void WriteHex(ulong value, int width)
    {
        Span<byte> room = stackalloc byte[NumberDigits.Longest];
        Write(NumberDigits.Write(room, value, NumberDigits.Hexadecimal, Math.Max(width, 1)));
    }

    /// <summary>A part of the text.</summary>
    /// <param name="offset">From where on.</param>
    /// <param name="size">Bytes that are wanted; and then those that there are, 0 at the end.</param>
    public readonly byte* View(ulong offset, ref ulong size)
    {
        size = offset < Length ? Math.Min(size, Length - offset) : 0;
        return _bytes + offset;
    }

    /// <summary>Gives the memory back.</summary>
    public void Free()
    {
        FileMemory.Free(_bytes, _capacity);
        this = default;
    }

    private bool TryGrow(ulong needed)
    {
        ulong capacity = Math.Max(Math.Max(_capacity * 2, needed), FirstRoom);
        void* bytes = FileMemory.Resize(_bytes, _capacity, capacity);
        if (bytes == null)
            return false;

        _bytes = (byte*)bytes;
        _capacity = capacity;
        return true;
    }
}

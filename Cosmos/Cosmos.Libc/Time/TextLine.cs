using System;
using BareFlow.Memory.Digits;

namespace Cosmos.Libc;

/// <summary>A text that is put together in memory with room for all of it.</summary>
internal unsafe struct TextLine(byte* start)
{
    private byte* _end = start;

    /// <summary>Adds text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(new Span<byte>(_end, text.Length));
        _end += text.Length;
    }

    /// <summary>Adds a number, filled in front up to a width.</summary>
    public void AddNumber(long value, int width, byte filler)
    {
        byte* room = stackalloc byte[NumberDigits.Longest];
        Span<byte> digits = NumberDigits.Write(
            new Span<byte>(room, NumberDigits.Longest), (ulong)Math.Max(value, -value), NumberDigits.Decimal);
        int sign = value < 0 ? 1 : 0;
        bool isZeros = filler == '0';
        if (isZeros && sign != 0)
            *_end++ = (byte)'-';

        for (int missing = width - digits.Length - sign; missing > 0; missing--)
            *_end++ = filler;

        if (!isZeros && sign != 0)
            *_end++ = (byte)'-';

        Add(digits);
    }
}

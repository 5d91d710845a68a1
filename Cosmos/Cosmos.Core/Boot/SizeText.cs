using System;

namespace Cosmos.Core;

/// <summary>Reads sizes as people write them: 4096, 256K, 32M, 1G, 2T.</summary>
internal static class SizeText
{
    private const ulong DecimalBase = 10;
    private const int KiloShift = 10;

    /// <summary>The bytes that <paramref name="text"/> stands for; false when it is no size or needs over 64 bits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong bytes)
    {
        bytes = 0;
        int shift = text.Length > 0 ? ShiftOf(text[^1]) : 0;
        ReadOnlySpan<byte> digits = shift > 0 ? text[..^1] : text;
        if (!TryParseDigits(digits, out ulong count) || count > ulong.MaxValue >> shift)
            return false;

        bytes = count << shift;
        return true;
    }

    private static int ShiftOf(byte unit)
    {
        ReadOnlySpan<byte> units = "KMGT"u8;
        const int upperCase = ~0x20;
        int index = Text.IndexOf(units, (byte)(unit & upperCase));
        return index < units.Length ? (index + 1) * KiloShift : 0;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> digits, out ulong value)
    {
        value = 0;
        foreach (byte digit in digits)
        {
            uint number = (uint)(digit - '0');
            if (number >= DecimalBase || value > (ulong.MaxValue - number) / DecimalBase)
                return false;

            value = value * DecimalBase + number;
        }

        return digits.Length > 0;
    }
}

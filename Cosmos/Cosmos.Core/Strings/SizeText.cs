using System;

namespace Cosmos.Core.Strings;

/// <summary>Reads sizes as people write them: 4096, 256K, 32M, 1G, 2T.</summary>
internal static class SizeText
{
    private const ulong DecimalBase = 10;
    private const int KiloShift = 10;
    private const int UpperCase = ~0x20;

    /// <summary>The bytes that <paramref name="text"/> stands for; false when it is no size or needs over 64 bits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong bytes)
    {
        bytes = 0;
        int index = 0;
        while (index < text.Length && text[index] - '0' is var digit and >= 0 and < (int)DecimalBase)
        {
            if (bytes > (ulong.MaxValue - (ulong)digit) / DecimalBase)
                return false;

            bytes = bytes * DecimalBase + (ulong)digit;
            index++;
        }

        return index > 0 && TryScale(text[index..], ref bytes);
    }

    private static bool TryScale(ReadOnlySpan<byte> unit, ref ulong bytes)
    {
        if (unit.Length == 0)
            return true;

        ReadOnlySpan<byte> units = "KMGT"u8;
        int place = Text.IndexOf(units, (byte)(unit[0] & UpperCase)) + 1;
        ulong unscaled = bytes;
        bytes <<= place * KiloShift;
        return unit.Length == 1 && place <= units.Length && bytes >> (place * KiloShift) == unscaled;
    }
}

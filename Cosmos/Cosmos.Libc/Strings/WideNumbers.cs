using System.Runtime;

namespace Cosmos.Libc;

/// <summary>Numbers from wide texts (C17, 7.29.4.1): the characters that can belong to a number are all ASCII, so a copy of them in bytes is
/// read.</summary>
internal static unsafe class WideNumbers
{
    private const int LongestInteger = 128;
    private const int LongestFloat = 2048;

    [RuntimeExport("wcstol")]
    private static long ParseLong(uint* text, uint** end, int numberBase)
    {
        byte* bytes = stackalloc byte[LongestInteger];
        Copy(text, bytes, LongestInteger);
        byte* stop = bytes;
        long value = Strtol.ParseLong(bytes, &stop, numberBase);
        Tell(text, end, stop - bytes);
        return value;
    }

    [RuntimeExport("wcstoll")]
    private static long ParseLongLong(uint* text, uint** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("wcstoimax")]
    private static long ParseLargest(uint* text, uint** end, int numberBase) => ParseLong(text, end, numberBase);

    [RuntimeExport("wcstoul")]
    private static ulong ParseUnsigned(uint* text, uint** end, int numberBase)
    {
        byte* bytes = stackalloc byte[LongestInteger];
        Copy(text, bytes, LongestInteger);
        byte* stop = bytes;
        ulong value = Strtol.ParseUnsigned(bytes, &stop, numberBase);
        Tell(text, end, stop - bytes);
        return value;
    }

    [RuntimeExport("wcstoull")]
    private static ulong ParseUnsignedLong(uint* text, uint** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    [RuntimeExport("wcstoumax")]
    private static ulong ParseLargestUnsigned(uint* text, uint** end, int numberBase) => ParseUnsigned(text, end, numberBase);

    [RuntimeExport("wcstod")]
    private static double ParseDouble(uint* text, uint** end)
    {
        byte* bytes = stackalloc byte[LongestFloat];
        Copy(text, bytes, LongestFloat);
        byte* stop;
        double value = Strtod.ParseDouble(bytes, &stop);
        Tell(text, end, stop - bytes);
        return value;
    }

    [RuntimeExport("wcstof")]
    private static float ParseSingle(uint* text, uint** end)
    {
        byte* bytes = stackalloc byte[LongestFloat];
        Copy(text, bytes, LongestFloat);
        byte* stop;
        float value = Strtod.ParseSingle(bytes, &stop);
        Tell(text, end, stop - bytes);
        return value;
    }

    /// <summary>Copies characters up to the first that is none of a number.</summary>
    private static void Copy(uint* text, byte* bytes, int room)
    {
        int length = 0;
        for (; length < room - 1 && text[length] is > 0 and <= (uint)sbyte.MaxValue; length++)
            bytes[length] = (byte)text[length];

        bytes[length] = 0;
    }

    private static void Tell(uint* text, uint** end, long length)
    {
        if (end != null)
            *end = text + length;
    }
}

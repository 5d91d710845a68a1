using System.Runtime.CompilerServices;

namespace BareFlow.Memory.Hardened;

/// <summary>Memory filled with eight bytes over and over, and the first byte that differs.</summary>
/// <remarks>The address alone decides which of the eight bytes is there, so a part can be checked by itself.</remarks>
public static unsafe class BytePattern
{
    /// <summary>A byte times this is a word of that byte.</summary>
    public const ulong EachByte = 0x0101010101010101;

    private const ulong WordMask = sizeof(ulong) - 1;
    private const int BitsInByte = 8;

    /// <summary>Fills [<paramref name="start"/>, <paramref name="end"/>).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fill(byte* start, byte* end, ulong pattern)
    {
        for (; start < end && !IsWord(start, end); start++)
            *start = ByteAt(start, pattern);

        for (byte* last = end - sizeof(ulong); start <= last; start += sizeof(ulong))
            *(ulong*)start = pattern;

        for (; start < end; start++)
            *start = ByteAt(start, pattern);
    }

    /// <summary>The first byte of [<paramref name="start"/>, <paramref name="end"/>) that differs from the pattern, or null.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* FindOther(byte* start, byte* end, ulong pattern)
    {
        for (; start < end && !IsWord(start, end); start++)
        {
            if (*start != ByteAt(start, pattern))
                return start;
        }

        while (IsWord(start, end) && *(ulong*)start == pattern)
            start += sizeof(ulong);

        for (; start < end; start++)
        {
            if (*start != ByteAt(start, pattern))
                return start;
        }

        return null;
    }

    private static bool IsWord(byte* start, byte* end) =>
        ((ulong)start & WordMask) == 0 && end - start >= sizeof(ulong);

    private static byte ByteAt(byte* place, ulong pattern) =>
        (byte)(pattern >> ((int)((ulong)place & WordMask) * BitsInByte));
}

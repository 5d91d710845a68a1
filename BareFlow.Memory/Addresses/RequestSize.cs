namespace BareFlow.Memory;

/// <summary>Arithmetic on the sizes of callers, which may have any value.</summary>
public static class RequestSize
{
    private const int HalfOfTheBits = 32;

    /// <summary>The next multiple of <paramref name="multiple"/>, a power of two; wraps around to 0 past the last one.</summary>
    public static ulong RoundUp(ulong value, ulong multiple) => (value + (multiple - 1)) & ~(multiple - 1);

    /// <summary>The bytes of <paramref name="count"/> items; false when that needs more than 64 bits.</summary>
    public static bool TryMultiply(ulong count, ulong size, out ulong bytes)
    {
        bytes = count * size;
        return (count | size) >> HalfOfTheBits == 0 || size == 0 || bytes / size == count;
    }
}

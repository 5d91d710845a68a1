namespace Cosmos.Libc;

/// <summary>What an offset counts from: the numbers of <c>lseek</c>.</summary>
internal static class SeekOrigin
{
    /// <summary>The beginning.</summary>
    public const int Begin = 0;

    /// <summary>The place now.</summary>
    public const int Current = 1;

    /// <summary>The end.</summary>
    public const int End = 2;

    /// <summary>The place that an offset leads to, in what is at a place and has an end.</summary>
    public static long PlaceOf(long offset, int origin, ulong current, ulong end) =>
        (long)(origin == Begin ? 0 : origin == Current ? current : end) + offset;
}

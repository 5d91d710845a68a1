using System.Numerics;
using System.Runtime.CompilerServices;

namespace BareFlow.Memory.Slabs;

/// <summary>The sizes that slabs are cut into: every multiple of 16 up to 256, then eight sizes to each power of two, up to
/// 8 KiB. Rounding up to a class wastes at most an eighth.</summary>
/// <remarks>Class 0 means none. In a table of zeros nothing is small, so a heap that is not set up yet takes the
/// path that sets it up.</remarks>
public unsafe struct SizeClasses
{
    /// <summary>Classes in all, with the one that is none.</summary>
    public const int Count = 57;

    /// <summary>The largest size that has a class.</summary>
    public const ulong LargestSize = 8 * 1024;

    internal const int UnitBits = 4;
    internal const ulong UnitMask = Unit - 1;
    private const ulong Unit = 1UL << UnitBits;
    private const int Units = (int)(LargestSize >> UnitBits) + 1;
    private const int DivisionBits = 3;
    private const int Divisions = 1 << DivisionBits;
    private const ulong LargestExact = Unit * Divisions;

    private fixed byte _ofUnits[Units];

    /// <summary>Fills the table.</summary>
    public void Initialize()
    {
        _ofUnits[0] = 1;
        for (int units = 1; units < Units; units++)
            _ofUnits[units] = (byte)Of((ulong)units << UnitBits);
    }

    /// <summary>The class that serves a request of at most <see cref="LargestSize"/> bytes.</summary>
    public readonly int this[ulong size]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Invariant.Holds(size <= LargestSize, "a size that has a class is at most 8 KiB"u8);
            return _ofUnits[(size + UnitMask) >> UnitBits];
        }
    }

    /// <summary>The bytes of a class.</summary>
    public static ulong SizeOf(int sizeClass)
    {
        if (sizeClass <= Divisions)
            return (ulong)sizeClass << UnitBits;

        int doubling = (sizeClass - 1) >> DivisionBits;
        ulong division = (ulong)((sizeClass - 1) & (Divisions - 1)) + Divisions + 1;
        return division << (doubling - 1 + UnitBits);
    }

    /// <summary>The smallest class whose size is at least <paramref name="size"/>, which is not 0.</summary>
    private static int Of(ulong size)
    {
        if (size <= LargestExact)
            return (int)((size + UnitMask) >> UnitBits);

        int log = BitOperations.Log2(size - 1);
        ulong division = (size - 1) >> (log - DivisionBits);
        return (int)(division - Divisions) + ((log - UnitBits - DivisionBits + 1) << DivisionBits) + 1;
    }
}

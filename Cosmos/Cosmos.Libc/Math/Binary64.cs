using System;

namespace Cosmos.Libc;

/// <summary>The parts of a double: IEEE 754's binary64.</summary>
internal static class Binary64
{
    /// <summary>Bits of the fraction, without the leading one that is not stored.</summary>
    public const int FractionBits = 52;

    /// <summary>The stored exponent of 1.</summary>
    public const int Bias = 1023;

    /// <summary>The exponent of the smallest normal number.</summary>
    public const int MinExponent = -1022;

    /// <summary>The exponent of the largest numbers.</summary>
    public const int MaxExponent = 1023;

    /// <summary>The leading one of a normal number's significand.</summary>
    public const ulong LeadingOne = 1UL << FractionBits;

    /// <summary>The bits of the fraction.</summary>
    public const ulong FractionMask = LeadingOne - 1;

    /// <summary>The sign.</summary>
    public const ulong SignBit = 1UL << 63;

    /// <summary>The bits of infinity. Larger ones, without their sign, are those of NaN.</summary>
    public const ulong Infinity = 0x7FFUL << FractionBits;

    /// <summary>The smallest number that is not subnormal.</summary>
    public const double SmallestNormal = 2.2250738585072014e-308;

    private const double TwoTo54 = 18014398509481984;

    /// <summary>A number's bits without its sign.</summary>
    public static ulong Magnitude(double x) => BitConverter.DoubleToUInt64Bits(x) & ~SignBit;

    /// <summary>A number without its sign.</summary>
    public static double Absolute(double x) => BitConverter.UInt64BitsToDouble(Magnitude(x));

    /// <summary>Whether a number is NaN.</summary>
    public static bool IsNaN(double x) => Magnitude(x) > Infinity;

    /// <summary>Whether a number is an infinity.</summary>
    public static bool IsInfinity(double x) => Magnitude(x) == Infinity;

    /// <summary>Whether a number is neither infinite nor NaN.</summary>
    public static bool IsFinite(double x) => Magnitude(x) < Infinity;

    /// <summary>Whether the sign bit is set, also that of zero and of NaN.</summary>
    public static bool IsNegative(double x) => BitConverter.DoubleToInt64Bits(x) < 0;

    /// <summary>The first number with the sign of the second.</summary>
    public static double WithSign(double x, double sign) =>
        BitConverter.UInt64BitsToDouble(Magnitude(x) | (BitConverter.DoubleToUInt64Bits(sign) & SignBit));

    /// <summary>The exponent of a normal number: it is at least two to that.</summary>
    public static int Exponent(double x) => (int)(Magnitude(x) >> FractionBits) - Bias;

    /// <summary>Two to an exponent from <see cref="MinExponent"/> to <see cref="MaxExponent"/>.</summary>
    public static double PowerOfTwo(int exponent) =>
        BitConverter.Int64BitsToDouble((long)(exponent + Bias) << FractionBits);

    /// <summary>A number times two to an exponent that may be twice as large as a double's. Exact, unless the result is not
    /// a normal number.</summary>
    public static double Scale(double x, int exponent) =>
        x * PowerOfTwo(exponent >> 1) * PowerOfTwo(exponent - (exponent >> 1));

    /// <summary>A number as one that is not subnormal, times two to <paramref name="exponent"/>.</summary>
    public static double Normal(double x, out int exponent)
    {
        bool isSubnormal = Absolute(x) < SmallestNormal;
        exponent = isSubnormal ? -54 : 0;
        return isSubnormal ? x * TwoTo54 : x;
    }
}

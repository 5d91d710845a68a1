using System;
using System.Numerics;

namespace Cosmos.Libc;

/// <summary>A floating-point value in its parts: <c>Mantissa * 2^Exponent</c>, with a sign.</summary>
/// <remarks>Law: a finite value that <see cref="Round"/> made fits its format: the mantissa has as many bits as the format, or fewer
/// with the format's least exponent.</remarks>
internal struct BinaryFloat
{
    private const int DoubleBits = 52;
    private const int DoubleExponentMask = 0x7FF;
    private const int DoubleSignShift = 63;
    private const int DoubleBias = 1075;
    private const int SingleBits = 23;
    private const int SingleExponentMask = 0xFF;
    private const int SingleSignShift = 31;
    private const int SingleBias = 150;
    private const int ExtendedBits = 63;
    private const int ExtendedBias = 16446;
    private const int WordBits = 64;

    /// <summary>What it is.</summary>
    public FloatKind Kind;

    /// <summary>Whether the sign bit is set.</summary>
    public bool IsNegative;

    /// <summary>The mantissa of a number; what else is told by a value that is none.</summary>
    public ulong Mantissa;

    /// <summary>The power of two that the mantissa's last bit is worth.</summary>
    public int Exponent;

    /// <summary>The parts of a double.</summary>
    public static BinaryFloat Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        ulong fraction = (ulong)bits & ((1UL << DoubleBits) - 1);
        int exponent = (int)(bits >> DoubleBits) & DoubleExponentMask;
        return new BinaryFloat
        {
            IsNegative = bits < 0,
            Kind = exponent != DoubleExponentMask ? FloatKind.Finite : fraction == 0 ? FloatKind.Infinite : FloatKind.NotANumber,
            Mantissa = exponent == 0 ? fraction : fraction | (1UL << DoubleBits),
            Exponent = Math.Max(exponent, 1) - DoubleBias,
        };
    }

    /// <summary>The parts of a long double.</summary>
    public static BinaryFloat Of(in ExtendedFloat value)
    {
        int exponent = value.SignAndExponent & ExtendedFloat.ExponentMask;
        bool isInfinite = value.Mantissa << 1 == 0;

        // Without its first 1, what is not subnormal is no value of the format.
        bool isValid = exponent == 0 || (long)value.Mantissa < 0;
        return new BinaryFloat
        {
            IsNegative = (value.SignAndExponent & ExtendedFloat.SignBit) != 0,
            Kind = isValid && exponent != ExtendedFloat.ExponentMask ? FloatKind.Finite
                : isValid && isInfinite ? FloatKind.Infinite
                : FloatKind.NotANumber,
            Mantissa = value.Mantissa,
            Exponent = Math.Max(exponent, 1) - ExtendedBias,
        };
    }

    /// <summary>A number as a value of a format, in the rounding mode.</summary>
    /// <param name="isNegative">Whether the number is negative.</param>
    /// <param name="whole">The number's first bits.</param>
    /// <param name="rest">What follows them, in units of 2^-64; a 1 anywhere behind it is its last bit.</param>
    /// <param name="exponent">The power of two that the last bit of <paramref name="whole"/> is worth.</param>
    /// <param name="format">The format; <paramref name="whole"/> has as many bits as it, or <paramref name="rest"/> is 0.</param>
    /// <param name="isOutOfRange">Whether the number is too large for the format, or too small for it and not exact.</param>
    public static BinaryFloat Round(bool isNegative, ulong whole, ulong rest, int exponent, in FloatFormat format, out bool isOutOfRange)
    {
        int spare = WordBits - BitOperations.LeadingZeroCount(whole) - format.Bits;
        int below = format.LeastExponent - exponent;
        BinaryFloat value = Kept(isNegative, whole, rest, exponent, Math.Max(spare, below), format.Bits, out bool isExact);

        // A number is too small where it is so after rounding with any exponent, as the CPU has it.
        bool isTiny = below > spare && Kept(isNegative, whole, rest, exponent, spare, format.Bits, out _).IsSubnormal(in format);
        bool isInfinite = value.Mantissa != 0 && Normalized(value.Exponent, value.Mantissa, format.Bits) > format.MostExponent;
        isOutOfRange = isInfinite || (isTiny && !isExact);
        return isInfinite ? TooLarge(isNegative, in format) : value;
    }

    /// <summary>The value as a double.</summary>
    public readonly double ToDouble()
    {
        ulong bits = Pack(DoubleBits, DoubleBias, DoubleExponentMask) | (IsNegative ? 1UL << DoubleSignShift : 0);
        return BitConverter.UInt64BitsToDouble(bits);
    }

    /// <summary>The value as a float.</summary>
    public readonly float ToSingle()
    {
        ulong bits = Pack(SingleBits, SingleBias, SingleExponentMask) | (IsNegative ? 1UL << SingleSignShift : 0);
        return BitConverter.UInt32BitsToSingle((uint)bits);
    }

    /// <summary>The value as a long double.</summary>
    public readonly ExtendedFloat ToExtended()
    {
        const ulong first = 1UL << ExtendedBits;
        BinaryFloat value = Widened(ExtendedBits, 1 - ExtendedBias);
        int exponent = value.Kind != FloatKind.Finite ? ExtendedFloat.ExponentMask
            : (value.Mantissa & first) == 0 ? 0
            : value.Exponent + ExtendedBias;
        return new ExtendedFloat
        {
            Mantissa = value.Kind == FloatKind.Finite ? value.Mantissa
                : value.Kind == FloatKind.Infinite ? first
                : first | (first >> 1) | (value.Mantissa & ((first >> 1) - 1)),
            SignAndExponent = (ushort)(exponent | (IsNegative ? ExtendedFloat.SignBit : 0)),
        };
    }

    /// <summary>The fields without the sign: the exponent above a fraction without its first 1.</summary>
    private readonly ulong Pack(int fractionBits, int bias, int exponentMask)
    {
        ulong first = 1UL << fractionBits;
        ulong special = (ulong)exponentMask << fractionBits;
        if (Kind == FloatKind.Infinite)
            return special;

        if (Kind == FloatKind.NotANumber)
            return special | (first >> 1) | (Mantissa & ((first >> 1) - 1));

        BinaryFloat value = Widened(fractionBits, 1 - bias);
        return (value.Mantissa & first) == 0
            ? value.Mantissa
            : ((ulong)(value.Exponent + bias) << fractionBits) | (value.Mantissa & (first - 1));
    }

    /// <summary>The same value with as many bits of mantissa as the format has, or with its least exponent.</summary>
    private readonly BinaryFloat Widened(int fractionBits, int leastExponent)
    {
        BinaryFloat value = this;
        if (Kind != FloatKind.Finite || Mantissa == 0)
            return value;

        int up = Math.Min(fractionBits + 1 - (WordBits - BitOperations.LeadingZeroCount(Mantissa)), Exponent - leastExponent);
        value.Mantissa <<= up;
        value.Exponent -= up;
        return value;
    }

    /// <summary>The first bits of a number, without so many at the end, in the rounding mode.</summary>
    private static BinaryFloat Kept(bool isNegative, ulong whole, ulong rest, int exponent, int spare, int bits, out bool isExact)
    {
        ShiftDown(ref whole, ref rest, Math.Max(spare, 0));
        exponent += Math.Max(spare, 0);
        isExact = rest == 0;
        const ulong half = 1UL << (WordBits - 1);
        if (!isExact && RoundingMode.IsAway(isNegative, (whole & 1) != 0, rest == half, rest > half))
            Increment(ref whole, ref exponent, bits);

        return new BinaryFloat { IsNegative = isNegative, Mantissa = whole, Exponent = exponent };
    }

    /// <summary>What a number beyond the format becomes: an infinity, or the largest number where the mode rounds to zero.</summary>
    private static BinaryFloat TooLarge(bool isNegative, in FloatFormat format)
    {
        bool isInfinite = RoundingMode.IsAway(isNegative, isOdd: true, isHalf: false, isMore: true);
        return new BinaryFloat
        {
            IsNegative = isNegative,
            Kind = isInfinite ? FloatKind.Infinite : FloatKind.Finite,
            Mantissa = isInfinite ? 0 : ulong.MaxValue >> (WordBits - format.Bits),
            Exponent = format.MostExponent,
        };
    }

    private readonly bool IsSubnormal(in FloatFormat format) => Normalized(Exponent, Mantissa, format.Bits) < format.LeastExponent;

    private static void ShiftDown(ref ulong whole, ref ulong rest, int count)
    {
        for (; count >= WordBits; count -= WordBits)
        {
            rest = whole | (rest != 0 ? 1UL : 0);
            whole = 0;
            if (rest <= 1)
                return;
        }

        if (count == 0)
            return;

        bool isLost = rest << (WordBits - count) != 0;
        rest = (rest >> count) | (whole << (WordBits - count)) | (isLost ? 1UL : 0);
        whole >>= count;
    }

    private static void Increment(ref ulong whole, ref int exponent, int bits)
    {
        whole++;
        bool isLonger = whole == 0 || (bits < WordBits && whole >> bits != 0);
        if (!isLonger)
            return;

        whole = 1UL << (bits - 1);
        exponent++;
    }

    private static int Normalized(int exponent, ulong whole, int bits) =>
        exponent - (bits - (WordBits - BitOperations.LeadingZeroCount(whole)));
}

using System;
using System.Numerics;

namespace Cosmos.Libc;

/// <summary>Takes multiples of pi/2 off an angle, exactly enough for every double.</summary>
/// <remarks>Of 2/pi only those bits matter whose products with the angle are less than four turns and more than the error
/// allowed; 192 bits from the right place on always do (M. H. Payne and R. N. Hanek, "Radian reduction for trigonometric
/// functions", 1983). No double but zero is nearer to a multiple of pi/2 than 2^-62 of a quarter turn.</remarks>
internal static partial class QuarterTurns
{
    private const int WordBits = 64;
    private const int WordShift = 6;

    /// <summary>From the exponent of an angle's last bit to the first bit of <see cref="TwoOverPi"/> that matters: one that
    /// counts two quarter turns.</summary>
    private const int FirstBit = WordBits - 2;

    private const double LargestUnreduced = 0.7853981633974483;

    private static DoubleDouble HalfPi => new(1.5707963267948966, 6.123233995736766e-17);

    /// <summary>What is left of an angle when the nearest multiple of pi/2 is taken off.</summary>
    /// <param name="angle">In radians, finite and not negative.</param>
    /// <param name="quarter">The multiple, by its last two bits.</param>
    /// <returns>From -pi/4 to pi/4, with an error under 2^-64 of it.</returns>
    public static DoubleDouble TakeOff(double angle, out int quarter)
    {
        quarter = 0;
        if (angle <= LargestUnreduced)
            return angle;
        ulong turns = Turns(angle, out ulong fraction);
        quarter = (int)(turns >> (WordBits - 2));
        // The rest, in units of 2^-128 quarter turns: the two bits go, and their place is filled from below.
        turns = (turns << 2) | (fraction >> (WordBits - 2));
        fraction <<= 2;
        bool isNegative = (long)turns < 0;
        if (isNegative)
        {
            quarter = (quarter + 1) & 3;
            fraction = 0 - fraction;
            turns = ~turns + (fraction == 0 ? 1UL : 0);
        }
        DoubleDouble rest = Fraction(turns, fraction) * HalfPi;
        return isNegative ? -rest : rest;
    }

    /// <summary>An angle in quarter turns, less multiples of four: two bits before the point, 62 after it, and 64 more in
    /// <paramref name="fraction"/>.</summary>
    private static ulong Turns(double angle, out ulong fraction)
    {
        ulong bits = Binary64.Magnitude(angle);
        ulong significand = (bits & Binary64.FractionMask) | Binary64.LeadingOne;
        int first = Binary64.Exponent(angle) - Binary64.FractionBits + FirstBit;

        ulong low = WideProduct.High(significand, Bits(first + (2 * WordBits)));
        ulong middle = WideProduct.High(significand, Bits(first + WordBits));
        fraction = (significand * Bits(first + WordBits)) + low;
        return (significand * Bits(first)) + middle + (fraction < low ? 1UL : 0);
    }

    /// <summary>64 bits of <see cref="TwoOverPi"/>.</summary>
    private static ulong Bits(int first)
    {
        int word = first >> WordShift, shift = first & (WordBits - 1);
        ulong bits = TwoOverPi[word] << shift;
        return shift == 0 ? bits : bits | (TwoOverPi[word + 1] >> (WordBits - shift));
    }

    /// <summary>A number in units of 2^-128, whose first word is not zero.</summary>
    private static DoubleDouble Fraction(ulong high, ulong low)
    {
        int zeros = BitOperations.LeadingZeroCount(high);
        high = (high << zeros) | (low >> 1 >> (WordBits - 1 - zeros));
        low <<= zeros;
        double unit = Binary64.PowerOfTwo(-zeros);
        // The first 53 bits, and the 63 after them: what is less than 2^63 converts by a single instruction.
        const int Rest = WordBits - 1 - Binary64.FractionBits;
        ulong after = ((high & ((1 << Rest) - 1)) << Binary64.FractionBits) | (low >> (WordBits - Binary64.FractionBits));
        double first = (long)(high >> Rest) * Binary64.PowerOfTwo(-53);
        return DoubleDouble.QuickSum(first * unit, (long)after * Binary64.PowerOfTwo(-116) * unit);
    }
}

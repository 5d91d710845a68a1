using System;
using System.Numerics;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>fmod</c>, which is the operator % of C#.</summary>
/// <remarks>A long division of the significands, eleven bits a step, and so exact. The functions keep no state, so any thread and any interrupt handler may call them.</remarks>
internal static class Remainder
{
    /// <summary>What a significand may be shifted by without losing bits.</summary>
    private const int FreeBits = 11;

    /// <summary>What is left of x when multiples of y are taken off, with the sign of x. C17 7.12.10.1, annex
    /// F.10.7.1.</summary>
    [RuntimeExport("fmod")]
    internal static double FMod(double x, double y)
    {
        if (Binary64.IsNaN(x) || Binary64.IsNaN(y))
            return x + y;
        if (y == 0 || !Binary64.IsFinite(x))
            return MathErrors.Invalid(x);
        if (Binary64.Magnitude(x) < Binary64.Magnitude(y))
            return x;
        ulong rest = Significand(x, out int exponent), divisor = Significand(y, out int last);
        rest %= divisor;
        while (exponent > last && rest != 0)
        {
            int step = exponent - last < FreeBits ? exponent - last : FreeBits;
            rest = (rest << step) % divisor;
            exponent -= step;
        }
        return Binary64.WithSign(FromParts(rest, last), x);
    }

    /// <summary><see cref="FMod(double,double)"/> of floats.</summary>
    [RuntimeExport("fmodf")]
    internal static float FMod(float x, float y) => (float)FMod((double)x, y);

    /// <summary>The significand as an integer, and the stored exponent that goes with it: subnormal numbers have that of the
    /// smallest normal ones.</summary>
    private static ulong Significand(double x, out int exponent)
    {
        ulong bits = Binary64.Magnitude(x);
        exponent = (int)(bits >> Binary64.FractionBits);
        if (exponent > 0)
            return (bits & Binary64.FractionMask) | Binary64.LeadingOne;
        exponent = 1;
        return bits;
    }

    private static double FromParts(ulong significand, int exponent)
    {
        if (significand == 0)
            return 0;
        int shift = BitOperations.LeadingZeroCount(significand) - FreeBits;
        shift = shift < exponent - 1 ? shift : exponent - 1;
        significand <<= shift;
        // A leading one adds the last to the exponent.
        ulong stored = (ulong)(exponent - shift - 1) << Binary64.FractionBits;
        return BitConverter.UInt64BitsToDouble(stored + significand);
    }
}

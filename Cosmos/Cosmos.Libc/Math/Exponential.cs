using System;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>exp</c>.</summary>
/// <remarks>A number is parted into a multiple of ln(2)/64 and a rest; the multiple is a table look-up, the rest a short
/// polynomial (P. T. P. Tang, "Table-driven implementation of the exponential function", 1989).
/// The functions keep no state, so any thread and any interrupt handler may call them.</remarks>
internal static partial class Exponential
{
    /// <summary>2^-54: under it the power is one, to the last bit.</summary>
    private const double Tiny = 5.551115123125783e-17;

    /// <summary>The result overflows from a bit under this on.</summary>
    public const double Overflow = 710;

    /// <summary>The result is zero from a bit above this down.</summary>
    public const double Underflow = -746;

    private const int RootBits = 6;
    private const double RootsPerLn = 92.33248261689366;

    /// <summary>ln(2)/64 rounded to 36 bits, so that its multiples are exact, and what that left over.</summary>
    private const double StepHigh = 0.010830424696223417;
    private const double StepLow = 2.572804622327669e-14;

    /// <summary>Added to a number, it leaves no bits after the point.</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>e to a power. C17 7.12.6.1, annex F.10.3.1.</summary>
    [RuntimeExport("exp")]
    internal static double Exp(double x)
    {
        if (Binary64.IsNaN(x))
            return x + x;
        if (Binary64.Absolute(x) < Tiny)
            return 1 + x;
        if (x > Overflow)
            return Binary64.IsInfinity(x) ? x : MathErrors.Overflow(x);
        if (x < Underflow)
            return Binary64.IsInfinity(x) ? 0 : MathErrors.Underflow(1);
        return MathErrors.Checked(Scaled(x, out int exponent).Scale(exponent));
    }

    /// <summary><see cref="Exp(double)"/> of a float.</summary>
    [RuntimeExport("expf")]
    internal static float Exp(float x) => MathErrors.ToSingle(Exp((double)x));

    /// <summary>e to a power between <see cref="Underflow"/> and <see cref="Overflow"/>, over two to
    /// <paramref name="exponent"/>. The error is under 2^-59 of it.</summary>
    /// <returns>From 0.99 to 2.</returns>
    public static DoubleDouble Scaled(DoubleDouble x, out int exponent)
    {
        double steps = (x.High * RootsPerLn) + Rounder;
        int step = (int)BitConverter.DoubleToInt64Bits(steps);
        steps -= Rounder;
        double rest = (x.High - (steps * StepHigh)) - (steps * StepLow) + x.Low;
        double power = rest * (1 + (rest * ((1 / 2.0) + (rest * ((1 / 6.0) + (rest * ((1 / 24.0) +
            (rest * ((1 / 120.0) + (rest * (1 / 720.0)))))))))));

        int root = (step & ((1 << RootBits) - 1)) * 2;
        exponent = step >> RootBits;
        double high = Roots[root];
        return DoubleDouble.QuickSum(high, (high * power) + Roots[root + 1]);
    }
}

using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>asinh</c>, <c>acosh</c> and <c>atanh</c>.</summary>
/// <remarks>Logarithms of sums, roots and quotients that are kept to twice a double's bits, so that nothing cancels near
/// their zeros. The functions keep no state, so any thread and any
/// interrupt handler may call them.</remarks>
internal static class InverseHyperbolic
{
    /// <summary>2^-28: under it the sine and the tangent are the number, to the last bit.</summary>
    private const double Tiny = 3.725290298461914e-9;

    /// <summary>2^30: from it on the one beside the square does not matter.</summary>
    private const double Large = 1 << 30;

    /// <summary>The inverse hyperbolic sine. C17 7.12.5.2, annex F.10.2.2.</summary>
    [RuntimeExport("asinh")]
    internal static double Asinh(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (magnitude < Tiny || !Binary64.IsFinite(x))
            return MathErrors.Tiny(x);
        return Binary64.WithSign(OfSide(magnitude, 1), x);
    }

    /// <summary>The inverse hyperbolic cosine. C17 7.12.5.1, annex F.10.2.1.</summary>
    [RuntimeExport("acosh")]
    internal static double Acosh(double x)
    {
        if (!Binary64.IsFinite(x))
            return x > 0 ? x : MathErrors.Invalid(x);
        if (x == 1)
            return 0;
        return x < 1 ? MathErrors.Invalid(x) : OfSide(x, -1);
    }

    /// <summary>The inverse hyperbolic tangent. C17 7.12.5.3, annex F.10.2.3.</summary>
    [RuntimeExport("atanh")]
    internal static double Atanh(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (magnitude < Tiny || Binary64.IsNaN(x))
            return MathErrors.Tiny(x);
        if (magnitude >= 1)
            return magnitude == 1 ? MathErrors.Pole(x, magnitude - 1) : MathErrors.Invalid(x);
        DoubleDouble quotient = DoubleDouble.Sum(1, magnitude) / DoubleDouble.Sum(1, -magnitude);
        return Binary64.WithSign(0.5 * Logarithm.Natural(quotient).High, x);
    }

    /// <summary><see cref="Asinh(double)"/> of a float.</summary>
    [RuntimeExport("asinhf")]
    internal static float Asinh(float x) => MathErrors.ToSingle(Asinh((double)x));

    /// <summary><see cref="Acosh(double)"/> of a float.</summary>
    [RuntimeExport("acoshf")]
    internal static float Acosh(float x) => MathErrors.ToSingle(Acosh((double)x));

    /// <summary><see cref="Atanh(double)"/> of a float.</summary>
    [RuntimeExport("atanhf")]
    internal static float Atanh(float x) => MathErrors.ToSingle(Atanh((double)x));

    /// <summary>ln(x + sqrt(x^2 + one)).</summary>
    private static double OfSide(double x, double one)
    {
        if (x >= Large)
            return (Logarithm.Natural(x) + Logarithm.LnTwo).High;
        DoubleDouble square = one < 0
            ? DoubleDouble.Sum(x, -1) * DoubleDouble.Sum(x, 1)
            : DoubleDouble.Product(x, x) + one;
        return Logarithm.Natural(DoubleDouble.SquareRoot(square) + x).High;
    }
}

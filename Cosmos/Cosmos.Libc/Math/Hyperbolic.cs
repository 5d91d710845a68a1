using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>sinh</c>, <c>cosh</c> and <c>tanh</c>.</summary>
/// <remarks>By their definitions, from <see cref="Exponential.Scaled"/>; near zero, where that would cancel, by their
/// series. The functions keep no state, so any thread and any interrupt
/// handler may call them.</remarks>
internal static class Hyperbolic
{
    /// <summary>Under it the series are taken.</summary>
    private const double Small = 0.25;

    /// <summary>From here on the one exponential does not matter beside the other.</summary>
    private const double Large = 40;

    /// <summary>2^-28: under it the sine and the tangent are the number, to the last bit.</summary>
    private const double Tiny = 3.725290298461914e-9;

    /// <summary>Sine and cosine are infinite from a bit under this on.</summary>
    private const double Overflow = 711;

    /// <summary>The hyperbolic sine. C17 7.12.5.5, annex F.10.2.5.</summary>
    [RuntimeExport("sinh")]
    internal static double Sinh(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (magnitude < Tiny || Binary64.IsNaN(x))
            return MathErrors.Tiny(x);
        double sine = magnitude < Small ? SmallSine(magnitude).High : HalfOf(magnitude, isSine: true);
        return Binary64.WithSign(sine, x);
    }

    /// <summary>The hyperbolic cosine. C17 7.12.5.4, annex F.10.2.4.</summary>
    [RuntimeExport("cosh")]
    internal static double Cosh(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (Binary64.IsNaN(x))
            return x + x;
        if (magnitude < Tiny)
            return 1;
        return HalfOf(magnitude, isSine: false);
    }

    /// <summary>The hyperbolic tangent. C17 7.12.5.6, annex F.10.2.6.</summary>
    [RuntimeExport("tanh")]
    internal static double Tanh(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (magnitude < Tiny || Binary64.IsNaN(x))
            return MathErrors.Tiny(x);
        return Binary64.WithSign(TangentOf(magnitude), x);
    }

    /// <summary><see cref="Sinh(double)"/> of a float.</summary>
    [RuntimeExport("sinhf")]
    internal static float Sinh(float x) => MathErrors.ToSingle(Sinh((double)x));

    /// <summary><see cref="Cosh(double)"/> of a float.</summary>
    [RuntimeExport("coshf")]
    internal static float Cosh(float x) => MathErrors.ToSingle(Cosh((double)x));

    /// <summary><see cref="Tanh(double)"/> of a float.</summary>
    [RuntimeExport("tanhf")]
    internal static float Tanh(float x) => MathErrors.ToSingle(Tanh((double)x));

    /// <summary>Half of the difference, or of the sum, of e^x and e^-x.</summary>
    private static double HalfOf(double x, bool isSine)
    {
        if (x > Overflow)
            return Binary64.IsInfinity(x) ? x : MathErrors.Overflow(x);
        DoubleDouble grown = Exponential.Scaled(x, out int exponent);
        if (x < Large)
        {
            DoubleDouble shrunk = Shrunk(x, exponent);
            grown += isSine ? -shrunk : shrunk;
        }
        return MathErrors.Checked(grown.Scale(exponent - 1));
    }

    private static double TangentOf(double x)
    {
        if (x < Small)
            return (SmallSine(x) / SmallCosine(x)).High;
        if (x > Large)
            return 1;
        DoubleDouble grown = Exponential.Scaled(x, out int exponent);
        DoubleDouble shrunk = Shrunk(x, exponent);
        return ((grown - shrunk) / (grown + shrunk)).High;
    }

    /// <summary>e^-x over two to <paramref name="exponent"/>.</summary>
    private static DoubleDouble Shrunk(double x, int exponent)
    {
        DoubleDouble power = Exponential.Scaled(-x, out int own);
        double scale = Binary64.PowerOfTwo(own - exponent);
        return new(power.High * scale, power.Low * scale);
    }

    private static DoubleDouble SmallSine(double x)
    {
        double square = x * x;
        return DoubleDouble.QuickSum(x, x * square * ((1 / 6.0) + (square * ((1 / 120.0) + (square * ((1 / 5040.0) +
            (square * ((1 / 362880.0) + (square * ((1 / 39916800.0) + (square * (1 / 6227020800.0))))))))))));
    }

    private static DoubleDouble SmallCosine(double x)
    {
        double square = x * x;
        return DoubleDouble.QuickSum(1, square * ((1 / 2.0) + (square * ((1 / 24.0) + (square * ((1 / 720.0) +
            (square * ((1 / 40320.0) + (square * ((1 / 3628800.0) + (square * (1 / 479001600.0))))))))))));
    }
}

using System;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>pow</c> and <c>cbrt</c>.</summary>
/// <remarks>The functions keep no state, so any thread and any interrupt
/// handler may call them.</remarks>
internal static class Powers
{
    /// <summary>An exponent beyond it makes of every base but one an overflow or an underflow.</summary>
    private const double HugeExponent = 36893488147419103232.0;

    /// <summary>An exponent under it makes one of every base.</summary>
    private const double TinyExponent = 1 / HugeExponent;

    /// <summary>What turns a third of a number's bits into the bits of its third root, to 4%.</summary>
    private const ulong ThirdOfBias = 0x2A9F7893782DA1CE;

    private enum Parity
    {
        NoInteger,
        Odd,
        Even,
    }

    /// <summary>A number to a power. C17 7.12.7.4, annex F.10.4.4.</summary>
    [RuntimeExport("pow")]
    internal static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (Binary64.IsNaN(x) || Binary64.IsNaN(y))
            return x + y;
        double magnitude = Binary64.Absolute(x);
        if (magnitude == 1 && Binary64.IsInfinity(y))
            return 1;
        if (y == 1)
            return MathErrors.Tiny(x);
        if (y == -1 && x != 0)
            return MathErrors.Small(1 / x, x);

        Parity parity = Binary64.IsNegative(x) ? ParityOf(y) : Parity.Even;
        if (parity == Parity.NoInteger && x != 0 && Binary64.IsFinite(x))
            return MathErrors.Invalid(x);

        return OfMagnitude(magnitude, y, parity == Parity.Odd ? -1 : 1);
    }

    /// <summary><see cref="Pow(double,double)"/> of floats.</summary>
    [RuntimeExport("powf")]
    internal static float Pow(float x, float y) => MathErrors.ToSingle(Pow((double)x, y));

    /// <summary>The third root. C17 7.12.7.1, annex F.10.4.1.</summary>
    /// <remarks>Two steps of Halley's iteration from a guess by the bits, then one of Newton's, whose residue is
    /// exact.</remarks>
    [RuntimeExport("cbrt")]
    internal static double Cbrt(double x)
    {
        if (x == 0 || !Binary64.IsFinite(x))
            return x + x;
        double normal = Binary64.Normal(Binary64.Absolute(x), out int scaled);
        int third = Third(Binary64.Exponent(normal));
        double significand = Binary64.Scale(normal, -3 * third);

        double root = Closer(Closer(Guess(significand), significand), significand);
        DoubleDouble rest = significand - (DoubleDouble.Product(root, root) * root);
        root += rest.High / (3 * root * root);
        return Binary64.WithSign(Binary64.Scale(root, third + (scaled / 3)), x);
    }

    /// <summary><see cref="Cbrt(double)"/> of a float.</summary>
    [RuntimeExport("cbrtf")]
    internal static float Cbrt(float x) => MathErrors.ToSingle(Cbrt((double)x));

    /// <summary>The power of a base that is not negative, with a sign.</summary>
    private static double OfMagnitude(double x, double y, double sign)
    {
        if (x == 1)
            return sign;
        if (x == 0 || Binary64.IsInfinity(x) || Binary64.IsInfinity(y))
            return OfLimit(x, y, sign);
        if (Binary64.Absolute(y) < TinyExponent)
            return sign;

        bool grows = (x > 1) == (y > 0);
        if (Binary64.Absolute(y) > HugeExponent)
            return grows ? MathErrors.Overflow(sign) : MathErrors.Underflow(sign);

        DoubleDouble exponent = Logarithm.Natural(x) * y;
        if (exponent.High > Exponential.Overflow)
            return MathErrors.Overflow(sign);
        if (exponent.High < Exponential.Underflow)
            return MathErrors.Underflow(sign);
        return MathErrors.Checked(sign * Exponential.Scaled(exponent, out int binary).Scale(binary));
    }

    /// <summary>The power where the base is 0 or one of the two is infinite: 0 to a negative power is a pole, unless that is infinite.
    /// </summary>
    private static double OfLimit(double x, double y, double sign)
    {
        if ((x > 1) != (y > 0))
            return sign * 0;

        return x == 0 && Binary64.IsFinite(y) ? MathErrors.Pole(sign, x) : sign * double.PositiveInfinity;
    }

    private static Parity ParityOf(double y)
    {
        int exponent = Binary64.Exponent(y);
        if (exponent < 0)
            return Parity.NoInteger;
        if (exponent > Binary64.FractionBits)
            return Parity.Even;
        // The bit before the point, and those behind it.
        ulong one = Binary64.LeadingOne >> exponent;
        ulong bits = Binary64.Magnitude(y) | (exponent == 0 ? Binary64.LeadingOne : 0);
        if ((bits & (one - 1)) != 0)
            return Parity.NoInteger;
        return (bits & one) != 0 ? Parity.Odd : Parity.Even;
    }

    /// <summary>A third of an exponent, rounded down.</summary>
    private static int Third(int exponent) => ((exponent + 3 * Binary64.Bias) / 3) - Binary64.Bias;

    private static double Guess(double x) =>
        BitConverter.UInt64BitsToDouble((Binary64.Magnitude(x) / 3) + ThirdOfBias);

    /// <summary>A step of Halley's iteration: the error's third power.</summary>
    private static double Closer(double root, double x)
    {
        double cube = root * root * root;
        return root * (cube + x + x) / (cube + cube + x);
    }
}

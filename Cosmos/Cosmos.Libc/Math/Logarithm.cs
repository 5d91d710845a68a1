using System;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>log</c>, <c>log2</c> and <c>log10</c>.</summary>
/// <remarks>A number is parted into a power of two, one of 93 numbers whose logarithms stand in a table, and a quotient near
/// one, of which a series is taken (P. T. P. Tang, "Table-driven implementation of the logarithm function", 1990).
/// The functions keep no state, so any thread and any interrupt handler
/// may call them.</remarks>
internal static partial class Logarithm
{
    private const int CellBits = 7;
    private const int FirstCell = 90;
    private const double InverseUnit = 1 / 512.0;
    private const int InverseOfCell = 512 << CellBits;

    /// <summary>The bits of the square root of a half, about: what a significand is brought above.</summary>
    private const long LeastSignificand = 0x3FE6A09E00000000;

    /// <summary>Of these bits, the product with an inverse is exact.</summary>
    private const long HighBits = ~((1L << 27) - 1);

    /// <summary>ln(2) rounded to a multiple of 2^-42, and what that left over.</summary>
    private const double LnTwoHigh = 0.6931471805598903;
    private const double LnTwoLow = 5.497923018708371e-14;

    /// <summary>ln(2).</summary>
    public static DoubleDouble LnTwo => new(0.6931471805599453, 2.3190468138462996e-17);

    private static DoubleDouble PerLnTwo => new(1.4426950408889634, 2.0355273740931033e-17);

    private static DoubleDouble PerLnTen => new(0.4342944819032518, 1.098319650216765e-17);

    /// <summary>The natural logarithm. C17 7.12.6.7, annex F.10.3.7.</summary>
    [RuntimeExport("log")]
    internal static double Log(double x) => IsOrdinary(x) ? Natural(x).High : Special(x);

    /// <summary>The logarithm to the base 2. C17 7.12.6.10, annex F.10.3.10.</summary>
    [RuntimeExport("log2")]
    internal static double Log2(double x) => IsOrdinary(x) ? (Natural(x) * PerLnTwo).High : Special(x);

    /// <summary>The logarithm to the base 10. C17 7.12.6.8, annex F.10.3.8.</summary>
    [RuntimeExport("log10")]
    internal static double Log10(double x) => IsOrdinary(x) ? (Natural(x) * PerLnTen).High : Special(x);

    /// <summary><see cref="Log(double)"/> of a float.</summary>
    [RuntimeExport("logf")]
    internal static float Log(float x) => MathErrors.ToSingle(Log((double)x));

    /// <summary><see cref="Log2(double)"/> of a float.</summary>
    [RuntimeExport("log2f")]
    internal static float Log2(float x) => MathErrors.ToSingle(Log2((double)x));

    /// <summary><see cref="Log10(double)"/> of a float.</summary>
    [RuntimeExport("log10f")]
    internal static float Log10(float x) => MathErrors.ToSingle(Log10((double)x));

    /// <summary>The natural logarithm of a number above zero. The error is under 2^-66 of it.</summary>
    public static DoubleDouble Natural(DoubleDouble x)
    {
        double normal = Binary64.Normal(x.High, out int exponent);
        long bits = BitConverter.DoubleToInt64Bits(normal);
        int power = (int)((bits - LeastSignificand) >> Binary64.FractionBits);
        long significand = bits - ((long)power << Binary64.FractionBits);
        double rest = Binary64.Scale(x.Low, -power);

        int cell = Cell(BitConverter.Int64BitsToDouble(significand));
        double inverse = Inverse(cell);
        DoubleDouble quotient = LessOne(significand, inverse) + (rest * inverse);
        DoubleDouble series = OfOneAnd(quotient);

        exponent += power;
        int entry = (cell - FirstCell) * 2;
        DoubleDouble sum = DoubleDouble.Sum((exponent * LnTwoHigh) + Logs[entry], series.High);
        double low = sum.Low + ((exponent * LnTwoLow) + Logs[entry + 1] + series.Low);
        return DoubleDouble.QuickSum(sum.High, low);
    }

    /// <summary>The multiple of 1/128 that is nearest to a significand.</summary>
    private static int Cell(double significand) => (int)((significand * (1 << CellBits)) + 0.5);

    /// <summary>About one over a multiple of 1/128, in ten bits.</summary>
    private static double Inverse(int cell) => ((InverseOfCell + (cell >> 1)) / cell) * InverseUnit;

    /// <summary>The product of a significand and an inverse, less one; exact.</summary>
    private static DoubleDouble LessOne(long significand, double inverse)
    {
        double high = BitConverter.Int64BitsToDouble(significand & HighBits);
        double low = BitConverter.Int64BitsToDouble(significand) - high;
        return DoubleDouble.Sum((high * inverse) - 1, low * inverse);
    }

    /// <summary>The logarithm of one and a number under 1/128.</summary>
    private static DoubleDouble OfOneAnd(DoubleDouble x)
    {
        double r = x.High;
        double tail = r * r * r * ((1 / 3.0) + (r * ((-1 / 4.0) + (r * ((1 / 5.0) + (r * ((-1 / 6.0) +
            (r * ((1 / 7.0) + (r * ((-1 / 8.0) + (r * ((1 / 9.0) + (r * (-1 / 10.0)))))))))))))));
        DoubleDouble square = DoubleDouble.Product(r, -0.5 * r);
        DoubleDouble sum = DoubleDouble.QuickSum(r, square.High);
        return DoubleDouble.QuickSum(sum.High, sum.Low + (x.Low - (r * x.Low) + square.Low + tail));
    }

    private static bool IsOrdinary(double x) => x > 0 && x != 1 && Binary64.IsFinite(x);

    /// <summary>Of one zero, which is not negative in any rounding mode; of zero minus infinity, of infinity that, of negative numbers and
    /// NaN NaN.</summary>
    private static double Special(double x)
    {
        if (x == 1)
            return 0;
        if (x == 0)
            return MathErrors.Pole(-1, x);
        return x < 0 ? MathErrors.Invalid(x) : x + x;
    }
}

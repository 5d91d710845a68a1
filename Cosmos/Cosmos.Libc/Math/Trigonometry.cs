using System;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>sin</c>, <c>cos</c> and <c>tan</c>.</summary>
/// <remarks>An angle is reduced to at most pi/4 (<see cref="QuarterTurns"/>) and parted into a multiple of 1/32, whose sine
/// and cosine stand in a table, and a rest, of which short series are taken; the addition theorem joins them (S. Gal, "An
/// accurate elementary mathematical library for the IEEE floating point standard", 1991). The
/// functions keep no state, so any thread and any interrupt handler may call them.</remarks>
internal static partial class Trigonometry
{
    private const double CellsPerRadian = 32;
    private const int DoublesPerCell = 4;

    /// <summary>2^-27: under it the sine and the tangent are the angle, and the cosine is one, to the last bit.</summary>
    private const double Tiny = 7.450580596923828e-9;

    /// <summary>The sine of an angle in radians. C17 7.12.4.6, annex F.10.1.6.</summary>
    [RuntimeExport("sin")]
    internal static double Sin(double x)
    {
        double angle = Binary64.Absolute(x);
        if (angle < Tiny)
            return MathErrors.Tiny(x);
        if (!Binary64.IsFinite(x))
            return MathErrors.Invalid(x);
        double sine = Sine(QuarterTurns.TakeOff(angle, out int quarter), quarter).High;
        return Binary64.IsNegative(x) ? -sine : sine;
    }

    /// <summary>The cosine of an angle in radians. C17 7.12.4.5, annex F.10.1.5.</summary>
    [RuntimeExport("cos")]
    internal static double Cos(double x)
    {
        double angle = Binary64.Absolute(x);
        if (angle < Tiny)
            return 1;
        if (!Binary64.IsFinite(x))
            return MathErrors.Invalid(x);
        return Sine(QuarterTurns.TakeOff(angle, out int quarter), quarter + 1).High;
    }

    /// <summary>The tangent of an angle in radians. C17 7.12.4.7, annex F.10.1.7.</summary>
    [RuntimeExport("tan")]
    internal static double Tan(double x)
    {
        double angle = Binary64.Absolute(x);
        if (angle < Tiny)
            return MathErrors.Tiny(x);
        if (!Binary64.IsFinite(x))
            return MathErrors.Invalid(x);
        DoubleDouble rest = QuarterTurns.TakeOff(angle, out int quarter);
        double tangent = (Sine(rest, quarter) / Sine(rest, quarter + 1)).High;
        return Binary64.IsNegative(x) ? -tangent : tangent;
    }

    /// <summary><see cref="Sin(double)"/> of a float.</summary>
    [RuntimeExport("sinf")]
    internal static float Sin(float x) => MathErrors.ToSingle(Sin((double)x));

    /// <summary><see cref="Cos(double)"/> of a float.</summary>
    [RuntimeExport("cosf")]
    internal static float Cos(float x) => MathErrors.ToSingle(Cos((double)x));

    /// <summary><see cref="Tan(double)"/> of a float.</summary>
    [RuntimeExport("tanf")]
    internal static float Tan(float x) => MathErrors.ToSingle(Tan((double)x));

    /// <summary>The sine of an angle from -pi/4 to pi/4 and a number of quarter turns.</summary>
    private static DoubleDouble Sine(DoubleDouble rest, int quarter)
    {
        bool isNegative = rest.High < 0;
        if (isNegative)
            rest = -rest;
        int cell = (int)((rest.High * CellsPerRadian) + 0.5);
        DoubleDouble inCell = DoubleDouble.Sum(rest.High - (cell / CellsPerRadian), rest.Low);
        DoubleDouble sine = new(Sines[cell * DoublesPerCell], Sines[(cell * DoublesPerCell) + 1]);
        DoubleDouble cosine = new(Sines[(cell * DoublesPerCell) + 2], Sines[(cell * DoublesPerCell) + 3]);

        bool isCosine = (quarter & 1) != 0;
        DoubleDouble sum = isCosine ? OfSum(cosine, -sine, inCell) : OfSum(sine, cosine, inCell);
        return (isNegative && !isCosine) != ((quarter & 2) != 0) ? -sum : sum;
    }

    /// <summary>The sine of an angle and a rest up to 1/64.</summary>
    private static DoubleDouble OfSum(DoubleDouble sine, DoubleDouble cosine, DoubleDouble rest)
    {
        double r = rest.High, square = r * r;
        double sineTail = r * square * ((-1 / 6.0) + (square * ((1 / 120.0) + (square * (-1 / 5040.0)))));
        double cosineTail = square * ((-1 / 2.0) + (square * ((1 / 24.0) + (square * (-1 / 720.0)))));
        DoubleDouble product = DoubleDouble.Product(cosine.High, r);
        DoubleDouble sum = DoubleDouble.Sum(sine.High, product.High);
        double low = sum.Low + product.Low + sine.Low + ((cosine.Low * r) + (cosine.High * rest.Low)) +
            ((sine.High * cosineTail) + (cosine.High * sineTail));
        return DoubleDouble.QuickSum(sum.High, low);
    }
}

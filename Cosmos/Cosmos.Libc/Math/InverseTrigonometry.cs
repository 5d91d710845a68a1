using System;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>atan2</c>, <c>atan</c>, <c>asin</c> and <c>acos</c>.</summary>
/// <remarks>All are the angle of a point. It is turned back by the nearest angle whose tangent is a multiple of 1/32 and
/// whose size stands in a table; of the tangent of what is left, a series is taken (S. Gal, as
/// <see cref="Trigonometry"/>). The functions keep no state, so any
/// thread and any interrupt handler may call them.</remarks>
internal static partial class InverseTrigonometry
{
    private const double CellsPerUnit = 32;

    /// <summary>2^-27: under it the arc tangent and the arc sine are the number, to the last bit.</summary>
    private const double Tiny = 7.450580596923828e-9;

    /// <summary>Points whose coordinates differ by more powers of two lie on an axis, as far as a double tells.</summary>
    private const int FarApart = 64;

    private static DoubleDouble Pi => new(3.141592653589793, 1.2246467991473532e-16);

    private static DoubleDouble HalfPi => new(1.5707963267948966, 6.123233995736766e-17);

    /// <summary>The arc tangent. C17 7.12.4.3, annex F.10.1.3.</summary>
    [RuntimeExport("atan")]
    internal static double Atan(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (magnitude < Tiny || Binary64.IsNaN(x))
            return MathErrors.Tiny(x);
        double arc = magnitude > 1 / (Tiny * Tiny) ? HalfPi.High : Angle(magnitude, 1).High;
        return Binary64.WithSign(arc, x);
    }

    /// <summary>The arc sine. C17 7.12.4.2, annex F.10.1.2.</summary>
    [RuntimeExport("asin")]
    internal static double Asin(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (magnitude < Tiny)
            return MathErrors.Tiny(x);
        if (!(magnitude <= 1))
            return MathErrors.Invalid(x);
        return Binary64.WithSign(Angle(magnitude, Leg(magnitude)).High, x);
    }

    /// <summary>The arc cosine. C17 7.12.4.1, annex F.10.1.1.</summary>
    [RuntimeExport("acos")]
    internal static double Acos(double x)
    {
        double magnitude = Binary64.Absolute(x);
        if (!(magnitude <= 1))
            return MathErrors.Invalid(x);
        if (magnitude < Tiny * Tiny)
            return HalfPi.High;
        if (x == 1)
            return 0;
        DoubleDouble angle = Angle(Leg(magnitude), magnitude);
        return x < 0 ? (Pi - angle).High : angle.High;
    }

    /// <summary>The angle of the point (x, y). C17 7.12.4.4, annex F.10.1.4.</summary>
    [RuntimeExport("atan2")]
    internal static double Atan2(double y, double x)
    {
        if (Binary64.IsNaN(x) || Binary64.IsNaN(y))
            return x + y;
        double angle = OfQuadrant(Binary64.Absolute(y), Binary64.Absolute(x), Binary64.IsNegative(x));
        return Binary64.WithSign(angle, y);
    }

    /// <summary><see cref="Atan(double)"/> of a float.</summary>
    [RuntimeExport("atanf")]
    internal static float Atan(float x) => MathErrors.ToSingle(Atan((double)x));

    /// <summary><see cref="Asin(double)"/> of a float.</summary>
    [RuntimeExport("asinf")]
    internal static float Asin(float x) => MathErrors.ToSingle(Asin((double)x));

    /// <summary><see cref="Acos(double)"/> of a float.</summary>
    [RuntimeExport("acosf")]
    internal static float Acos(float x) => MathErrors.ToSingle(Acos((double)x));

    /// <summary><see cref="Atan2(double,double)"/> of floats.</summary>
    [RuntimeExport("atan2f")]
    internal static float Atan2(float y, float x) => MathErrors.ToSingle(Atan2((double)y, x));

    /// <summary>The other leg of a right triangle whose longest side is one.</summary>
    private static DoubleDouble Leg(double x) => DoubleDouble.SquareRoot(DoubleDouble.Sum(1, -x) * DoubleDouble.Sum(1, x));

    /// <summary>The angle of the point (x, y), or (-x, y), with any coordinates that are not negative.</summary>
    private static double OfQuadrant(double y, double x, bool isLeft)
    {
        if (Binary64.IsInfinity(y) && Binary64.IsInfinity(x))
            y = x = 1;
        double yNormal = Binary64.Normal(y, out int yScaled), xNormal = Binary64.Normal(x, out int xScaled);
        int yExponent = Binary64.Exponent(yNormal), xExponent = Binary64.Exponent(xNormal);
        int difference = yExponent + yScaled - xExponent - xScaled;
        if (y == 0 || Binary64.IsInfinity(x) || difference < -FarApart)
            return OnXAxis(y, x, isLeft);
        if (x == 0 || Binary64.IsInfinity(y) || difference > FarApart)
            return HalfPi.High;

        yNormal = Binary64.Scale(yNormal, difference - yExponent);
        xNormal = Binary64.Scale(xNormal, -xExponent);
        DoubleDouble angle = Angle(yNormal, xNormal);
        return (isLeft ? Pi - angle : angle).High;
    }

    /// <summary>The angle of a point that is much nearer to the x axis than to the origin, or there.</summary>
    private static double OnXAxis(double y, double x, bool isLeft)
    {
        if (isLeft)
            return Pi.High;
        return y == 0 ? 0 : MathErrors.Small(y / x, x);
    }

    /// <summary>The angle of the point (x, y), which is not the origin, of the first quadrant.</summary>
    private static DoubleDouble Angle(DoubleDouble y, DoubleDouble x) =>
        y.High > x.High ? HalfPi - OfOctant(x, y) : OfOctant(y, x);

    /// <summary>The angle of the point (x, y), y not larger than x. NaN, if one of them is.</summary>
    private static DoubleDouble OfOctant(DoubleDouble y, DoubleDouble x)
    {
        double tangent = y.High / x.High;
        if (Binary64.IsNaN(tangent))
            return tangent;
        int cell = (int)((tangent * CellsPerUnit) + 0.5);
        DoubleDouble turn = cell / CellsPerUnit;
        DoubleDouble rest = (y - (x * turn)) / (x + (y * turn));

        double r = rest.High, square = r * r;
        double tail = r * square * ((-1 / 3.0) + (square * ((1 / 5.0) + (square * ((-1 / 7.0) +
            (square * ((1 / 9.0) + (square * (-1 / 11.0)))))))));
        DoubleDouble sum = DoubleDouble.Sum(Arcs[cell * 2], r);
        return DoubleDouble.QuickSum(sum.High, sum.Low + (Arcs[(cell * 2) + 1] + rest.Low + tail));
    }
}

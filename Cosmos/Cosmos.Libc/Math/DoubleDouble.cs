using System;

namespace Cosmos.Libc;

/// <summary>A number of about 106 bits: the sum of two doubles. The second is at most half a unit in the last
/// place of the first.</summary>
/// <remarks>The arithmetic is that of T. J. Dekker, "A floating-point technique for extending the available precision",
/// 1971, and of D. E. Knuth, "The Art of Computer Programming", vol. 2, section 4.2.2. It needs no fused
/// multiply-add. Where nothing overflows or gets subnormal, <see cref="Sum"/>, <see cref="QuickSum"/> and
/// <see cref="Product"/> are exact; the operators are wrong by some units of 2^-104 of their result.</remarks>
/// <param name="high">The number rounded to a double.</param>
/// <param name="low">What that left over.</param>
internal readonly struct DoubleDouble(double high, double low)
{
    /// <summary>Multiplied with it, a number parts into halves of 26 bits.</summary>
    private const double Splitter = (1 << 27) + 1;

    /// <summary>The number rounded to a double.</summary>
    public readonly double High = high;

    /// <summary>What that left over.</summary>
    public readonly double Low = low;

    /// <summary>A double is one without a rest.</summary>
    public static implicit operator DoubleDouble(double x) => new(x, 0);

    /// <summary>The sum of two numbers.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double ofB = sum - a;
        return new(sum, (a - (sum - ofB)) + (b - ofB));
    }

    /// <summary>The sum of two numbers. The first is zero or has no smaller exponent than the second.</summary>
    public static DoubleDouble QuickSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>The product of two numbers under 2^996.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        DoubleDouble x = Split(a), y = Split(b);
        double product = a * b;
        double rest = (((x.High * y.High) - product) + (x.High * y.Low) + (x.Low * y.High)) + (x.Low * y.Low);
        return new(product, rest);
    }

    /// <summary>The negative.</summary>
    public static DoubleDouble operator -(DoubleDouble x) => new(-x.High, -x.Low);

    /// <summary>The sum.</summary>
    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble high = Sum(x.High, y.High), low = Sum(x.Low, y.Low);
        DoubleDouble sum = QuickSum(high.High, high.Low + low.High);
        return QuickSum(sum.High, sum.Low + low.Low);
    }

    /// <summary>The difference.</summary>
    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    /// <summary>The product of two numbers under 2^996.</summary>
    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        DoubleDouble product = Product(x.High, y.High);
        return QuickSum(product.High, product.Low + ((x.High * y.Low) + (x.Low * y.High)));
    }

    /// <summary>The quotient. The divisor is not zero.</summary>
    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        double quotient = x.High / y.High;
        DoubleDouble rest = x - (y * quotient);
        return QuickSum(quotient, rest.High / y.High);
    }

    /// <summary>The square root of a number that is not negative.</summary>
    public static DoubleDouble SquareRoot(DoubleDouble x)
    {
        if (x.High == 0)
            return x;
        double root = Math.Sqrt(x.High);
        DoubleDouble rest = x - Product(root, root);
        return QuickSum(root, rest.High / (root + root));
    }

    /// <summary>The number times two to an exponent, rounded once to a double, also to a
    /// subnormal one. It is not negative.</summary>
    /// <param name="exponent">From -1100 to 1100, where <see cref="High"/> is between 2^-20 and 2^20.</param>
    public double Scale(int exponent)
    {
        double sum = High + Low;
        if (Binary64.Exponent(sum) + exponent >= Binary64.MinExponent)
            return Binary64.Scale(sum, exponent);
        // The last place of it, and of the sum with it, is that of the subnormal result, which is not negative.
        double anchor = Binary64.PowerOfTwo(Binary64.MinExponent - exponent);
        DoubleDouble rounded = Sum(anchor, High);
        return MathErrors.Rounded(Binary64.Scale(Binary64.Absolute(rounded.High + (rounded.Low + Low) - anchor), exponent));
    }

    private static DoubleDouble Split(double x)
    {
        double scaled = x * Splitter;
        double high = scaled - (scaled - x);
        return new(high, x - high);
    }
}

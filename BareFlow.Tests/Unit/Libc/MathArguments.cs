using System;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>Arguments for math.h.</summary>
internal static class MathArguments
{
    /// <summary>What annex F of C17 says something about, and its neighbours.</summary>
    public static double[] Special { get; } =
    [
        0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 4, 10, 100, 1000, -1000, 1e5, 1e22, 1e300, -1e300, 709.78, -745.2, 710.5,
        double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, -2.2250738585072014e-308, 1e-320, double.MaxValue,
        double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1 - 1.1102230246251565e-16,
        1 + 2.220446049250313e-16, -1 - 2.220446049250313e-16, 4503599627370497.5, 9007199254740991, -9007199254740991,
        9007199254740992, 36893488147419103232.0, 1e-20, -1e-20,
    ];

    /// <summary>A double with any bits.</summary>
    public static double Any(Random random) =>
        BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));

    public static float AnyFloat(Random random) =>
        BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));

    public static double Between(Random random, double low, double high) => low + (high - low) * random.NextDouble();

    /// <summary>A double of either sign whose exponent is evenly spread.</summary>
    public static double OfExponent(Random random, int low, int high) =>
        Math.ScaleB((1 + random.NextDouble()) * (random.Next(2) * 2 - 1), random.Next(low, high));

    /// <summary>Any bits, any exponent, or the usual.</summary>
    public static double Mixed(Random random, MathFunction function) => random.Next(4) switch
    {
        0 => Any(random),
        1 => OfExponent(random, -30, 10),
        _ => Between(random, function.Low, function.High),
    };

    /// <summary>Steps from one double to another: zero for the same, or both NaN.</summary>
    public static ulong Steps(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
            return double.IsNaN(a) && double.IsNaN(b) ? 0 : ulong.MaxValue;
        Int128 difference = Line(BitConverter.DoubleToInt64Bits(a)) - Line(BitConverter.DoubleToInt64Bits(b));
        return (ulong)Int128.Abs(difference);
    }

    /// <summary>Steps from one float to another.</summary>
    public static ulong Steps(float a, float b)
    {
        if (float.IsNaN(a) || float.IsNaN(b))
            return float.IsNaN(a) && float.IsNaN(b) ? 0 : ulong.MaxValue;
        const long Zero = int.MinValue;
        long x = BitConverter.SingleToInt32Bits(a), y = BitConverter.SingleToInt32Bits(b);
        return (ulong)Math.Abs((x < 0 ? Zero - x - 1 : x) - (y < 0 ? Zero - y - 1 : y));
    }

    /// <summary>The bits in the order of the numbers, minus zero one before zero.</summary>
    private static Int128 Line(long bits) => bits < 0 ? (Int128)long.MinValue - bits - 1 : bits;
}

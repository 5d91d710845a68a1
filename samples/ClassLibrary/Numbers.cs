using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace ClassLibrary;

/// <summary>Arithmetic.</summary>
internal static class Numbers
{
    private static readonly double[] Points = [0.1, 0.5, 1, 2, 10, 1e-8, 123.456, 1e10];

    private static readonly (string Name, Func<double, double> Function)[] Functions =
    [
        ("sqrt", Math.Sqrt), ("floor", Math.Floor), ("ceiling", Math.Ceiling), ("round", Math.Round), ("truncate", Math.Truncate),
        ("abs", Math.Abs), ("increment", Math.BitIncrement), ("reciprocal", value => 1 / value),
    ];

    /// <summary>Functions whose last digit depends on the library of mathematics: nine digits must agree.</summary>
    private static readonly (string Name, Func<double, double> Function)[] Transcendental =
    [
        ("sin", Math.Sin), ("cos", Math.Cos), ("tan", Math.Tan), ("asin", value => Math.Asin(value / 1e11)), ("acos", value => Math.Acos(value / 1e11)),
        ("atan", Math.Atan), ("sinh", value => Math.Sinh(value / 1e8)), ("cosh", value => Math.Cosh(value / 1e8)), ("tanh", Math.Tanh), ("exp", value => Math.Exp(-value)),
        ("cbrt", Math.Cbrt), ("log", Math.Log), ("log10", Math.Log10), ("log2", Math.Log2), ("pow", value => Math.Pow(value, 1.5)), ("asinh", Math.Asinh), ("atan2", value => Math.Atan2(value, 3)),
    ];

    public static void Write(Report report)
    {
        foreach (var (name, function) in Functions)
            report.Add(name, () => Points.Select(function));

        foreach (var (name, function) in Transcendental)
            report.Add(name, () => Points.Select(point => function(point).ToString("E8", CultureInfo.InvariantCulture)));

        report.Add("divide-zero", () => 1 / Zero);
        report.Add("modulo", () => $"{-7 % 3} {7 % -3} {-7.5 % 2} {Math.IEEERemainder(7, 4)}");
        report.Add("overflow", () => checked(int.MaxValue + One));
        report.Add("wrap", () => unchecked(int.MaxValue + One));
        report.Add("min-divide", () => int.MinValue / -One);
        report.Add("shift", () => $"{1 << 33} {-8 >> 1} {-8 >>> 28} {1UL << 63}");
        report.Add("cast", () => $"{(int)Big} {(byte)Big} {(uint)-Big} {(long)(Big * double.NaN)} {(ulong)-Big}");
        report.Add("rounding", () => new[] { 0.5, 1.5, 2.5, -0.5 }.Select(value => $"{Math.Round(value)} {Math.Round(value, MidpointRounding.AwayFromZero)}"));
        report.Add("decimal", () => $"{1m / 3} {decimal.Round(2.345m, 2)} {decimal.GetBits(1.10m)[3]} {(decimal)0.1}");
        report.Add("decimal-overflow", () => decimal.MaxValue + One);
        report.Add("big", () => $"{BigInteger.ModPow(3, 1000, 1000007)} {BigInteger.GreatestCommonDivisor(1071, 462)} {BigInteger.Parse("123456789") << 70}");
        report.Add("bits", () => $"{BitOperations.PopCount(255)} {BitOperations.LeadingZeroCount(1u)} {BitOperations.TrailingZeroCount(8)} {BitOperations.RotateLeft(0x80000001u, 4)}");
        report.Add("wide", () => $"{Math.BigMul(ulong.MaxValue, 3UL, out ulong low)} {low} {Int128.MaxValue / 3}");
        report.Add("generic", () => Sum<int>([1, 2]) + Sum<double>([0.5, 0.25]));
        report.Add("complex", () => Complex.Sqrt(-4) + Complex.Pow(Complex.ImaginaryOne, 2).Real.ToString("F3", CultureInfo.InvariantCulture));
        report.Add("matrix", () => Matrix4x4.CreateTranslation(1, 2, 3).Translation);
        report.Add("quaternion", () => Quaternion.Dot(Quaternion.Identity, new Quaternion(1, 2, 3, 4)));
        report.Add("vector", () => Vector128.Create(1, 2, 3, 4) * Vector128.Create(2));
        report.Add("fused", () => Math.FusedMultiplyAdd(1e16, 1.0000000000000002, -1e16));
        report.Add("clamp", () => $"{Math.Clamp(5, 1, 3)} {Math.Sign(-0.0)} {double.IsNegative(-0.0)} {Math.Max(double.NaN, 1)}");
        report.Add("clamp-bad", () => Math.Clamp(1, 3, 2));
        report.Add("half", () => (double)((Half)1 / (Half)3));
        report.Add("parse-back", () => Points.All(point => double.Parse(point.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == point));
    }

    private static int Zero => Environment.GetCommandLineArgs().Length > 1000 ? 1 : 0;

    private static int One => 1 + Zero;

    private static double Big => 1e10 + Zero;

    private static T Sum<T>(T[] values) where T : INumber<T> => values.Aggregate(T.Zero, (sum, value) => sum + value);
}

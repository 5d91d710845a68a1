using System;
using System.Collections.Generic;
using System.Numerics;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>math.h against the right results, and what is exact against the host's.</summary>
public sealed class MathAccuracyTests
{
    private const double Allowed = 0.6;
    private const int Seed = 20;

    /// <summary>Enough for results of 2^-60.</summary>
    private static readonly MathReference _usual = new(256);

    /// <summary>Enough for every double.</summary>
    private static readonly MathReference _extreme = new(1400);

    public static TheoryData<string> Names => MathFunction.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void UsualArgumentsGiveTheNearestDoubleOrAlmost(string name)
    {
        MathFunction function = MathFunction.All[name];
        Random random = new(Seed);
        for (int i = 0; i < 1500; i++)
            Check(_usual, function, MathArguments.Between(random, function.Low, function.High));
    }

    [Theory]
    [InlineData("log")]
    [InlineData("log2")]
    [InlineData("log10")]
    [InlineData("asin")]
    [InlineData("acos")]
    [InlineData("acosh")]
    [InlineData("atanh")]
    [InlineData("atan")]
    [InlineData("cbrt")]
    public void TheNeighboursOfOneAreRight(string name)
    {
        MathFunction function = MathFunction.All[name];
        for (double distance = Math.ScaleB(1, -53); distance < 0.1; distance *= 1.7)
        {
            foreach (double x in new[] { 1 - distance, 1 + distance })
            {
                if (double.IsFinite(function.Host(x)) && x != 1)
                    Check(_usual, function, x);
            }
        }
    }

    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("tan")]
    public void AnglesNearMultiplesOfAQuarterTurnAreRight(string name)
    {
        MathFunction function = MathFunction.All[name];
        // The one of all doubles that is nearest to a multiple of pi/2.
        Check(_extreme, function, Math.ScaleB(6381956970095103, 797));
        for (double multiple = 1; multiple < 1e12; multiple = Math.Floor(multiple * 1.9) + 1)
        {
            double x = multiple * (Math.PI / 2);
            Check(_extreme, function, Math.BitDecrement(x));
            Check(_extreme, function, x);
            Check(_extreme, function, Math.BitIncrement(x));
        }
    }

    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("tan")]
    public void HugeAnglesAreRight(string name)
    {
        MathFunction function = MathFunction.All[name];
        Random random = new(Seed);
        Check(_extreme, function, double.MaxValue);
        Check(_extreme, function, 1e22);
        for (int i = 0; i < 100; i++)
            Check(_extreme, function, MathArguments.OfExponent(random, 20, 1023));
    }

    [Theory]
    [InlineData("exp", -745.1, -700)]
    [InlineData("exp", 700, 709.7)]
    [InlineData("sinh", 690, 710.4)]
    [InlineData("cosh", 690, 710.4)]
    public void ResultsNearTheEndsAreRoundedOnce(string name, double low, double high)
    {
        Random random = new(Seed);
        for (int i = 0; i < 100; i++)
            Check(_extreme, MathFunction.All[name], MathArguments.Between(random, low, high));
    }

    [Fact]
    public void PowersAreRight()
    {
        Random random = new(Seed);
        for (int i = 0; i < 500; i++)
        {
            double x = Math.Abs(MathArguments.OfExponent(random, -3, 3));
            CheckPower(_usual, x, MathArguments.Between(random, -10, 10));
        }
        for (int i = 0; i < 50; i++)
        {
            double x = Math.Abs(MathArguments.OfExponent(random, -200, 200));
            CheckPower(_extreme, x, MathArguments.Between(random, -744, 709) / Math.Log(x));
            double nearOne = 1 + Math.ScaleB(random.Next(1, 100), -52);
            CheckPower(_extreme, nearOne, MathArguments.Between(random, -744, 709) / (nearOne - 1));
        }
    }

    [Fact]
    public void AnglesOfPointsAreRight()
    {
        Random random = new(Seed);
        for (int i = 0; i < 1000; i++)
        {
            double y = MathArguments.OfExponent(random, -20, 20), x = MathArguments.OfExponent(random, -20, 20);
            double error = _usual.Error(_usual.Atan2(_usual.Of(y), _usual.Of(x)), InverseTrigonometry.Atan2(y, x));
            Assert.True(error < Allowed, $"atan2({y:R}, {x:R}) is {error} units off");
        }
    }

    [Fact]
    public void ProductsWithSumsAreRoundedOnce()
    {
        Random random = new(Seed);
        for (int i = 0; i < 1_000_000; i++)
        {
            double x = Factor(random, i), y = Factor(random, i);
            double z = (i % 5) switch
            {
                0 => MathArguments.Any(random),
                1 => -x * y,
                2 => x * y * MathArguments.Between(random, -1, 1),
                3 => MathArguments.OfExponent(random, -1080, -1000),
                _ => Math.ScaleB(x * y, random.Next(-120, 120)),
            };
            AssertSame(Math.FusedMultiplyAdd(x, y, z), FusedMultiply.Fma(x, y, z), $"fma({x:R}, {y:R}, {z:R})");
        }
    }

    [Fact]
    public void ProductsWithSumsOfFloatsAreRoundedOnce()
    {
        Random random = new(Seed);
        for (int i = 0; i < 1_000_000; i++)
        {
            float x = MathArguments.AnyFloat(random), y = MathArguments.AnyFloat(random);
            float z = i % 2 == 0 ? -(x * y) : (float)Math.ScaleB(x * y, random.Next(-50, 50));
            AssertSame(MathF.FusedMultiplyAdd(x, y, z), FusedMultiply.Fma(x, y, z), $"fmaf({x:R}, {y:R}, {z:R})");
        }
    }

    [Fact]
    public void RemaindersAreExact()
    {
        Random random = new(Seed);
        for (int i = 0; i < 300_000; i++)
        {
            double x = i % 2 == 0 ? MathArguments.Any(random) : MathArguments.OfExponent(random, -1074, -960);
            double y = i % 4 < 3 ? MathArguments.OfExponent(random, -1074, -950) : MathArguments.Any(random);
            y = i % 3 == 0 ? x * MathArguments.Between(random, -2, 2) : y;
            AssertSame(x % y, Remainder.FMod(x, y), $"fmod({x:R}, {y:R})");
            float fx = (float)MathArguments.OfExponent(random, -149, 128), fy = MathArguments.AnyFloat(random);
            AssertSame(fx % fy, Remainder.FMod(fx, fy), $"fmodf({fx:R}, {fy:R})");
        }
    }

    [Fact]
    public unsafe void PartsAndRoundedNumbersAreExact()
    {
        Random random = new(Seed);
        for (int i = 0; i < 1_000_000; i++)
        {
            double x = i < MathArguments.Special.Length ? MathArguments.Special[i]
                : i % 2 == 0 ? MathArguments.Any(random) : MathArguments.OfExponent(random, -2, 54);
            float f = (float)x;
            AssertSame(Math.Ceiling(x), Rounding.Ceil(x), $"ceil({x:R})");
            AssertSame(Math.Floor(x), Rounding.Floor(x), $"floor({x:R})");
            AssertSame(MathF.Ceiling(f), Rounding.Ceil(f), $"ceilf({f:R})");
            AssertSame(MathF.Floor(f), Rounding.Floor(f), $"floorf({f:R})");
            double whole;
            double fraction = Rounding.ModF(x, &whole);
            AssertSame(Math.Truncate(x), whole, $"modf({x:R}), integer");
            AssertSame(double.IsInfinity(x) ? Math.CopySign(0, x) : Math.CopySign(x % 1, x), fraction, $"modf({x:R})");
            float wholeFloat;
            float fractionFloat = Rounding.ModF(f, &wholeFloat);
            AssertSame(MathF.Truncate(f), wholeFloat, $"modff({f:R}), integer");
            AssertSame(float.IsInfinity(f) ? MathF.CopySign(0, f) : f % 1, fractionFloat, $"modff({f:R})");
        }
    }

    private static double Factor(Random random, int i) =>
        i % 2 == 0 ? MathArguments.Any(random) : MathArguments.OfExponent(random, -600, 500);

    private static void Check(MathReference reference, MathFunction function, double x)
    {
        double result = function.Mine(x);
        double error = reference.Error(function.Reference(reference, reference.Of(x)), result);
        Assert.True(error < Allowed, $"{x:R}: {result:R} is {error} units off");
    }

    private static void CheckPower(MathReference reference, double x, double y)
    {
        double result = Powers.Pow(x, y);
        double error = reference.Error(reference.Pow(reference.Of(x), reference.Of(y)), result);
        Assert.True(error < Allowed, $"pow({x:R}, {y:R}): {result:R} is {error} units off");
    }

    private static void AssertSame(double right, double result, FormattableString call)
    {
        if (MathArguments.Steps(right, result) != 0)
            Assert.Fail($"{FormattableString.Invariant(call)} is {result:R} instead of {right:R}");
    }

    private static void AssertSame(float right, float result, FormattableString call)
    {
        if (MathArguments.Steps(right, result) != 0)
            Assert.Fail($"{FormattableString.Invariant(call)} is {result:R} instead of {right:R}");
    }
}

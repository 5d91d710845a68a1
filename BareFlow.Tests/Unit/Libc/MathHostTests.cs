using System;
using System.Collections.Generic;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>math.h against the host's C library, behind <see cref="Math"/> and <see cref="MathF"/>.</summary>
public sealed class MathHostTests
{
    private const int Seed = 10;
    private const int Arguments = 1_000_000;
    private const int FloatArguments = 200_000;

    public static TheoryData<string> Names => MathFunction.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AMillionArgumentsGiveWhatTheHostGives(string name)
    {
        MathFunction function = MathFunction.All[name];
        Random random = new(Seed);
        for (int i = 0; i < Arguments; i++)
        {
            double x = MathArguments.Mixed(random, function), result = function.Mine(x), host = function.Host(x);
            if (MathArguments.Steps(result, host) > (ulong)function.HostError)
                Assert.Fail($"{name}({x:R}) is {result:R}, on the host {host:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FloatsGiveWhatTheHostGives(string name)
    {
        MathFunction function = MathFunction.All[name];
        Random random = new(Seed);
        for (int i = 0; i < FloatArguments; i++)
        {
            float x = i % 2 == 0 ? MathArguments.AnyFloat(random) : (float)MathArguments.Mixed(random, function);
            float result = function.MineFloat(x), host = function.HostFloat(x);
            if (MathArguments.Steps(result, host) > (ulong)function.HostError)
                Assert.Fail($"{name}f({x:R}) is {result:R}, on the host {host:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SpecialValuesAreThoseOfTheStandard(string name)
    {
        MathFunction function = MathFunction.All[name];
        foreach (double x in MathArguments.Special)
            AssertSpecial(function.Host(x), function.Mine(x), function.HostError, $"{name}({x:R})");
    }

    [Fact]
    public void SpecialValuesOfTwoArgumentsAreThoseOfTheStandard()
    {
        foreach (double x in MathArguments.Special)
        {
            foreach (double y in MathArguments.Special)
            {
                AssertSpecial(Math.Pow(x, y), Powers.Pow(x, y), 1, $"pow({x:R}, {y:R})");
                AssertSpecial(Math.Atan2(x, y), InverseTrigonometry.Atan2(x, y), 1, $"atan2({x:R}, {y:R})");
                AssertSpecial(x % y, Remainder.FMod(x, y), 0, $"fmod({x:R}, {y:R})");
                float fx = (float)x, fy = (float)y;
                Assert.Equal(0UL, MathArguments.Steps(fx % fy, Remainder.FMod(fx, fy)));
                Assert.True(MathArguments.Steps(MathF.Pow(fx, fy), Powers.Pow(fx, fy)) <= 1, $"powf({fx:R}, {fy:R})");
                Assert.True(
                    MathArguments.Steps(MathF.Atan2(fx, fy), InverseTrigonometry.Atan2(fx, fy)) <= 1, $"atan2f({fx:R}, {fy:R})");
            }
        }
    }

    [Fact]
    public void SpecialValuesOfAProductWithASumAreThoseOfTheStandard()
    {
        foreach (double x in MathArguments.Special)
        {
            foreach (double y in MathArguments.Special)
            {
                foreach (double z in MathArguments.Special)
                {
                    AssertSpecial(
                        Math.FusedMultiplyAdd(x, y, z), FusedMultiply.Fma(x, y, z), 0, $"fma({x:R}, {y:R}, {z:R})");
                    float fx = (float)x, fy = (float)y, fz = (float)z;
                    Assert.Equal(
                        0UL, MathArguments.Steps(MathF.FusedMultiplyAdd(fx, fy, fz), FusedMultiply.Fma(fx, fy, fz)));
                }
            }
        }
    }

    [Fact]
    public void AMillionPairsGiveWhatTheHostGives()
    {
        Random random = new(Seed);
        for (int i = 0; i < Arguments; i++)
        {
            double x = i % 3 == 0 ? MathArguments.Any(random) : MathArguments.OfExponent(random, -20, 20);
            double y = i % 3 == 1 ? MathArguments.Any(random) : MathArguments.OfExponent(random, -10, 6);
            AssertSpecial(Math.Pow(x, y), Powers.Pow(x, y), 1, $"pow({x:R}, {y:R})");
            AssertSpecial(Math.Atan2(x, y), InverseTrigonometry.Atan2(x, y), 1, $"atan2({x:R}, {y:R})");
        }
    }

    /// <summary>Results that are exact are the same; the others are as near as the two libraries are.</summary>
    private static void AssertSpecial(double right, double result, int allowed, FormattableString call)
    {
        bool isExact = !double.IsFinite(right) || right == 0;
        if (MathArguments.Steps(right, result) > (isExact ? 0UL : (ulong)allowed))
            Assert.Fail($"{FormattableString.Invariant(call)} is {result:R}, on the host {right:R}");
    }
}

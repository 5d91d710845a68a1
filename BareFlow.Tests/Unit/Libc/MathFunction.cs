using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Cosmos.Libc;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>A function of math.h beside the host's, and beside the reference.</summary>
/// <param name="Mine">The kernel's.</param>
/// <param name="Host">The host's.</param>
/// <param name="MineFloat">The kernel's, of floats.</param>
/// <param name="HostFloat">The host's, of floats.</param>
/// <param name="Reference">The right one.</param>
/// <param name="Low">Where the usual arguments begin.</param>
/// <param name="High">Where they end.</param>
/// <param name="HostError">How many units in the last place the host's C library is wrong by, at most, rounded up.</param>
internal sealed record MathFunction(
    Func<double, double> Mine,
    Func<double, double> Host,
    Func<float, float> MineFloat,
    Func<float, float> HostFloat,
    Func<MathReference, BigInteger, BigInteger> Reference,
    double Low,
    double High,
    int HostError)
{
    public static IReadOnlyDictionary<string, MathFunction> All { get; } = new Dictionary<string, MathFunction>
    {
        ["exp"] = new(Exponential.Exp, Math.Exp, Exponential.Exp, MathF.Exp, (r, x) => r.Exp(x), -40, 40, 1),
        ["log"] = new(Logarithm.Log, Math.Log, Logarithm.Log, MathF.Log, (r, x) => r.Log(x), 0, 10, 1),
        ["log2"] = new(Logarithm.Log2, Math.Log2, Logarithm.Log2, MathF.Log2, (r, x) => r.Log2(x), 0, 10, 1),
        ["log10"] = new(Logarithm.Log10, Math.Log10, Logarithm.Log10, MathF.Log10, (r, x) => r.Log10(x), 0, 10, 2),
        ["cbrt"] = new(Powers.Cbrt, Math.Cbrt, Powers.Cbrt, MathF.Cbrt, (r, x) => r.Cbrt(x), -10, 10, 4),
        ["sin"] = new(Trigonometry.Sin, Math.Sin, Trigonometry.Sin, MathF.Sin, (r, x) => r.Sin(x), -10, 10, 1),
        ["cos"] = new(Trigonometry.Cos, Math.Cos, Trigonometry.Cos, MathF.Cos, (r, x) => r.Cos(x), -10, 10, 1),
        ["tan"] = new(Trigonometry.Tan, Math.Tan, Trigonometry.Tan, MathF.Tan, (r, x) => r.Tan(x), -10, 10, 1),
        ["asin"] = new(
            InverseTrigonometry.Asin, Math.Asin, InverseTrigonometry.Asin, MathF.Asin, (r, x) => r.Asin(x), -1, 1, 1),
        ["acos"] = new(
            InverseTrigonometry.Acos, Math.Acos, InverseTrigonometry.Acos, MathF.Acos, (r, x) => r.Acos(x), -1, 1, 1),
        ["atan"] = new(
            InverseTrigonometry.Atan, Math.Atan, InverseTrigonometry.Atan, MathF.Atan, (r, x) => r.Atan(x), -5, 5, 1),
        ["sinh"] = new(Hyperbolic.Sinh, Math.Sinh, Hyperbolic.Sinh, MathF.Sinh, (r, x) => r.Sinh(x), -3, 3, 2),
        ["cosh"] = new(Hyperbolic.Cosh, Math.Cosh, Hyperbolic.Cosh, MathF.Cosh, (r, x) => r.Cosh(x), -3, 3, 2),
        ["tanh"] = new(Hyperbolic.Tanh, Math.Tanh, Hyperbolic.Tanh, MathF.Tanh, (r, x) => r.Tanh(x), -3, 3, 3),
        ["asinh"] = new(
            InverseHyperbolic.Asinh, Math.Asinh, InverseHyperbolic.Asinh, MathF.Asinh, (r, x) => r.Asinh(x), -3, 3, 2),
        ["acosh"] = new(
            InverseHyperbolic.Acosh, Math.Acosh, InverseHyperbolic.Acosh, MathF.Acosh, (r, x) => r.Acosh(x), 1, 9, 3),
        ["atanh"] = new(
            InverseHyperbolic.Atanh, Math.Atanh, InverseHyperbolic.Atanh, MathF.Atanh, (r, x) => r.Atanh(x), -1, 1, 2),
    };

    public static TheoryData<string> Names => [.. All.Keys.Order()];
}

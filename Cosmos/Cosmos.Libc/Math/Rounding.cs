using System;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>ceil</c>, <c>floor</c> and <c>modf</c>.</summary>
/// <remarks>Each is the instruction ROUNDSD of SSE4.1, which the compiler puts in place of the calls below: none of them
/// comes back here. Exact, and without side effects.</remarks>
internal static unsafe class Rounding
{
    /// <summary>The next integer not below. C17 7.12.9.1, annex F.10.6.1.</summary>
    [RuntimeExport("ceil")]
    internal static double Ceil(double x) => Math.Ceiling(x);

    /// <summary>The next integer not above. C17 7.12.9.2, annex F.10.6.2.</summary>
    [RuntimeExport("floor")]
    internal static double Floor(double x) => Math.Floor(x);

    /// <summary>Parts a number into an integer and a fraction, both with its sign. C17 7.12.6.12, annex F.10.3.12.</summary>
    /// <param name="x">The number.</param>
    /// <param name="integer">Where the integer goes; infinities and NaN go there whole.</param>
    /// <returns>The fraction; of an infinity, a zero.</returns>
    [RuntimeExport("modf")]
    internal static double ModF(double x, double* integer)
    {
        double whole = Math.Truncate(x);
        *integer = whole;
        return Binary64.IsInfinity(x) ? Binary64.WithSign(0, x) : Binary64.WithSign(x - whole, x);
    }

    /// <summary><see cref="Ceil(double)"/> of a float.</summary>
    [RuntimeExport("ceilf")]
    internal static float Ceil(float x) => (float)Math.Ceiling((double)x);

    /// <summary><see cref="Floor(double)"/> of a float.</summary>
    [RuntimeExport("floorf")]
    internal static float Floor(float x) => (float)Math.Floor((double)x);

    /// <summary><see cref="ModF(double,double*)"/> of a float.</summary>
    [RuntimeExport("modff")]
    internal static float ModF(float x, float* integer)
    {
        double whole;
        float fraction = (float)ModF(x, &whole);
        *integer = (float)whole;
        return fraction;
    }
}

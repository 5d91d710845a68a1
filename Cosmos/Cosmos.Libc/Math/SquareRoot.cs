using System.Runtime;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>C's <c>sqrt</c>: the instruction, which rounds correctly and raises FE_INVALID (Intel SDM volume 2B, SQRTSD). Code that is
/// not optimised calls it, so it is not written with <c>Math.Sqrt</c>.</summary>
internal static class SquareRoot
{
    /// <summary>The square root. EDOM for a number below 0. C17 7.12.7.5, annex F.10.4.5.</summary>
    [RuntimeExport("sqrt")]
    internal static double Of(double x)
    {
        if (x < 0)
            CResult.Fail(Errno.EDOM);

        return Sse2.SqrtScalar(Vector128.CreateScalar(x)).ToScalar();
    }

    /// <summary><see cref="Of(double)"/> of a float.</summary>
    [RuntimeExport("sqrtf")]
    internal static float Of(float x)
    {
        if (x < 0)
            CResult.Fail(Errno.EDOM);

        return Sse.SqrtScalar(Vector128.CreateScalar(x)).ToScalar();
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cosmos.Libc;

/// <summary>The rounding mode of the thread, which <c>fesetround</c> sets (Intel SDM volume 1, 4.8.4).</summary>
internal static class RoundingMode
{
    private const double LessThanHalf = 0.25;
    private const double Half = 0.5;
    private const double MoreThanHalf = 0.75;

    /// <summary>Whether a number that is not exact rounds away from zero. Raises FE_INEXACT.</summary>
    /// <param name="isNegative">Whether the number is negative.</param>
    /// <param name="isOdd">Whether the last digit that is kept is odd.</param>
    /// <param name="isHalf">Whether what is left is exactly half of that digit's unit.</param>
    /// <param name="isMore">Whether it is more than half.</param>
    /// <remarks>The CPU says it of a small number with the same sign, last bit and rest.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsAway(bool isNegative, bool isOdd, bool isHalf, bool isMore)
    {
        int kept = isOdd ? 1 : 0;
        double size = kept + (isMore ? MoreThanHalf : isHalf ? Half : LessThanHalf);
        int rounded = Sse2.ConvertToInt32(Vector128.CreateScalar(isNegative ? -size : size));
        return rounded != (isNegative ? -kept : kept);
    }
}

using System.Runtime.CompilerServices;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>What a function of <c>math.h</c> gives where it has no number to give: the value of annex F of C17, the exception flag that
/// goes with it, and <c>errno</c> as glibc sets it.</summary>
/// <remarks>The flags come from an operation that raises them, on values that the compiler does not know.</remarks>
internal static class MathErrors
{
    private const float SmallestNormalSingle = 1.17549435e-38f;

    /// <summary>An argument for which there is no result: NaN, FE_INVALID, EDOM. NaN itself is returned without an error.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Invalid(double x)
    {
        if (Binary64.IsNaN(x))
            return x + x;

        CResult.Fail(Errno.EDOM);
        double nothing = x - x;
        return nothing / nothing;
    }

    /// <summary>A pole: an infinity, FE_DIVBYZERO, ERANGE.</summary>
    /// <param name="sign">A number other than 0 with the sign of the result.</param>
    /// <param name="zero">A zero, of either sign.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Pole(double sign, double zero)
    {
        CResult.Fail(Errno.ERANGE);
        return sign / (zero * zero);
    }

    /// <summary>A result that is too large: an infinity, FE_OVERFLOW, ERANGE.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Overflow(double sign)
    {
        CResult.Fail(Errno.ERANGE);
        return Binary64.WithSign(double.MaxValue, sign) * double.MaxValue;
    }

    /// <summary>A result that is too small: zero, FE_UNDERFLOW, ERANGE.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Underflow(double sign)
    {
        CResult.Fail(Errno.ERANGE);
        return Binary64.WithSign(Binary64.SmallestNormal, sign) * Binary64.SmallestNormal;
    }

    /// <summary>A result that was rounded where numbers are subnormal, and is not negative: FE_UNDERFLOW, and ERANGE for zero.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Rounded(double result)
    {
        if (result == 0)
            return Underflow(1);

        // It raises the flag, and is never the larger.
        double tiny = result < Binary64.SmallestNormal ? result * Binary64.SmallestNormal : 0;
        return tiny > result ? tiny : result;
    }

    /// <summary>A result that its last operation may have made infinite: then ERANGE.</summary>
    public static double Checked(double result)
    {
        if (!Binary64.IsFinite(result))
            CResult.Fail(Errno.ERANGE);

        return result;
    }

    /// <summary>A result that is the argument, to the last bit: if that is subnormal, FE_UNDERFLOW.</summary>
    public static double Tiny(double x) =>
        Binary64.Absolute(x) < Binary64.SmallestNormal && x != 0 ? TinyResult(x) : x;

    /// <summary>A quotient that is the result: FE_UNDERFLOW if it is subnormal or 0, and ERANGE for 0 and for an infinity of a finite
    /// divisor.</summary>
    public static double Small(double quotient, double divisor) => Binary64.IsInfinity(divisor) ? quotient
        : quotient == 0 ? Underflow(quotient)
        : Binary64.IsInfinity(quotient) ? Overflow(quotient)
        : Tiny(quotient);

    /// <summary>A result for a float: one that lies between zero and the least float, or beyond the greatest, is an error that the double
    /// was none of.</summary>
    public static float ToSingle(double result)
    {
        float single = (float)result;
        bool isSmall = result != 0 && single < SmallestNormalSingle && single > -SmallestNormalSingle;
        if (isSmall && single == result)
            return TinyResult(single);

        if ((isSmall && Binary64.Absolute(result) < float.Epsilon) || (float.IsInfinity(single) && Binary64.IsFinite(result)))
            CResult.Fail(Errno.ERANGE);

        return single;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double TinyResult(double x) => x - x * Binary64.SmallestNormal;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float TinyResult(float x) => x - x * SmallestNormalSingle;
}

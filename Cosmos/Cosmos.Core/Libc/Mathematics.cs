using System.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Libc;

/// <summary><c>&lt;math.h&gt;</c>, as far as the runtime and the class library call it: by the x87 unit, which computes in 64 bits
/// of mantissa, and by exact steps around it.</summary>
/// <remarks>Results are right to within about one unit in the last place where the arguments are of everyday size. errno is left
/// alone, as glibc may.</remarks>
[Plug("Mathematics.xs")]
internal static unsafe class Mathematics
{
    private const ulong SignBit = 1UL << 63;
    private const ulong Infinity = 0x7FFUL << 52;
    private const double Half = 0.5;
    private const double Tiny = 1e-5;
    private const double LargestSinhPart = 709;
    private const double LargestExponent = 710;
    private const double SmallestExponent = -746;
    private const int MantissaBits = 52;
    private const int Bias = 1023;
    private const int ExponentMask = 0x7FF;

    [RuntimeExport("sin")]
    public static double Sin(double x)
    {
        Sine(&x);
        return x;
    }

    [RuntimeExport("cos")]
    public static double Cos(double x)
    {
        Cosine(&x);
        return x;
    }

    [RuntimeExport("tan")]
    public static double Tan(double x)
    {
        Tangent(&x);
        return x;
    }

    [RuntimeExport("atan")]
    public static double Atan(double x) => Atan2(x, 1);

    [RuntimeExport("atan2")]
    public static double Atan2(double y, double x)
    {
        ArcTangent(&y, &x);
        return y;
    }

    [RuntimeExport("asin")]
    public static double Asin(double x) => IsOutside(x, 1) ? NotANumber() : Atan2(x, SquareRoot((1 - x) * (1 + x)));

    [RuntimeExport("acos")]
    public static double Acos(double x) => IsOutside(x, 1) ? NotANumber() : Atan2(SquareRoot((1 - x) * (1 + x)), x);

    [RuntimeExport("exp")]
    public static double Exp(double x)
    {
        if (IsNaN(x) || x > LargestExponent)
            return x + FromBits(Infinity);

        if (x < SmallestExponent)
            return 0;

        Exponential(&x);
        return x;
    }

    [RuntimeExport("log")]
    public static double Log(double x)
    {
        NaturalLogarithm(&x);
        return x;
    }

    [RuntimeExport("log2")]
    public static double Log2(double x)
    {
        BinaryLogarithm(&x);
        return x;
    }

    [RuntimeExport("log10")]
    public static double Log10(double x)
    {
        DecimalLogarithm(&x);
        return x;
    }

    /// <summary>x to the power of y, with the cases of C17, F.10.4.4.</summary>
    [RuntimeExport("pow")]
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;

        if (IsNaN(x) || IsNaN(y))
            return x + y;

        if (IsInfinite(y))
            return PowerOfInfinite(x, y);

        bool isOdd = IsOdd(y);
        if (x == 0 || IsInfinite(x))
        {
            double limit = (x == 0) == (y < 0) ? FromBits(Infinity) : 0;
            return isOdd && IsNegative(x) ? -limit : limit;
        }

        if (x < 0 && Truncate(y) != y)
            return NotANumber();

        double result = Abs(x);
        Power(&result, &y);
        return x < 0 && isOdd ? -result : result;
    }

    [RuntimeExport("cbrt")]
    public static double Cbrt(double x)
    {
        if (x == 0 || IsNaN(x) || IsInfinite(x))
            return x;

        double root = Abs(x);
        double third = 1.0 / 3.0;
        Power(&root, &third);

        // One step of Newton's method mends what the exponent lost.
        root -= (root - Abs(x) / (root * root)) / 3;
        return x < 0 ? -root : root;
    }

    [RuntimeExport("sinh")]
    public static double Sinh(double x)
    {
        double size = Abs(x);
        if (size < Tiny)
            return x + x * x * x / 6;

        double half = size > LargestSinhPart ? Exp(size / 2) : 0;
        double result = half != 0 ? half * Half * half : ExpMinusOneOver(size);
        return x < 0 ? -result : result;
    }

    [RuntimeExport("cosh")]
    public static double Cosh(double x)
    {
        double size = Abs(x);
        if (size > LargestSinhPart)
            return Exp(size / 2) * Half * Exp(size / 2);

        double power = Exp(size);
        return (power + 1 / power) * Half;
    }

    [RuntimeExport("tanh")]
    public static double Tanh(double x)
    {
        const double saturated = 22;
        double size = Abs(x);
        if (size < Tiny)
            return x - x * x * x / 3;

        double grown = size > saturated ? double.MaxValue : ExpMinusOne(2 * size);
        double result = size > saturated ? 1 : grown / (grown + 2);
        return x < 0 ? -result : IsNaN(x) ? x : result;
    }

    [RuntimeExport("asinh")]
    public static double Asinh(double x)
    {
        const double large = 1e150;
        double size = Abs(x);
        if (size < Tiny)
            return x - x * x * x / 6;

        double result = size > large ? Log(size) + Log(2) : Log(size + SquareRoot(size * size + 1));
        return x < 0 ? -result : result;
    }

    [RuntimeExport("acosh")]
    public static double Acosh(double x)
    {
        const double large = 1e150;
        return x < 1 ? NotANumber() : x > large ? Log(x) + Log(2) : Log(x + SquareRoot((x - 1) * (x + 1)));
    }

    [RuntimeExport("atanh")]
    public static double Atanh(double x) =>
        IsOutside(x, 1) ? NotANumber() : Abs(x) < Tiny ? x + x * x * x / 3 : Half * Log((1 + x) / (1 - x));

    /// <summary>What is left of x after whole multiples of y, exact.</summary>
    [RuntimeExport("fmod")]
    public static double Fmod(double x, double y)
    {
        if (y == 0 || IsInfinite(x))
            return NotANumber();

        Remainder(&x, &y);
        return x;
    }

    [RuntimeExport("floor")]
    public static double Floor(double x)
    {
        double whole = Truncate(x);
        return whole > x ? whole - 1 : whole;
    }

    [RuntimeExport("ceil")]
    public static double Ceiling(double x)
    {
        double whole = Truncate(x);
        return whole >= x || IsNaN(x) ? whole : whole == 0 && x > 0 ? 1 : whole + 1;
    }

    [RuntimeExport("trunc")]
    public static double Truncate(double x)
    {
        ulong bits = Bits(x);
        int exponent = ((int)(bits >> MantissaBits) & ExponentMask) - Bias;
        if (exponent < 0)
            return FromBits(bits & SignBit);

        return exponent >= MantissaBits ? x : FromBits(bits & ~((1UL << (MantissaBits - exponent)) - 1));
    }

    [RuntimeExport("modf")]
    public static double Modf(double x, double* whole)
    {
        *whole = Truncate(x);
        double rest = IsInfinite(x) ? 0 : x - *whole;
        return FromBits((Bits(rest) & ~SignBit) | (Bits(x) & SignBit));
    }

    [RuntimeExport("sqrt")]
    public static double SquareRoot(double x)
    {
        Root(&x);
        return x;
    }

    [RuntimeExport("fabs")]
    public static double Abs(double x) => FromBits(Bits(x) & ~SignBit);

    [RuntimeExport("ilogb")]
    public static int Ilogb(double x)
    {
        if (x == 0)
            return int.MinValue;

        if (IsNaN(x) || IsInfinite(x))
            return int.MaxValue;

        const int shift = 54;
        int exponent = (int)(Bits(x) >> MantissaBits) & ExponentMask;
        return exponent != 0 ? exponent - Bias : Ilogb(x * (1L << shift)) - shift;
    }

    [RuntimeExport("scalbn")]
    public static double Scale(double x, int power)
    {
        double by = power;
        ScaleBy(&x, &by);
        return x;
    }

    [RuntimeExport("sinf")]
    private static float SinFloat(float x) => (float)Sin(x);

    [RuntimeExport("cosf")]
    private static float CosFloat(float x) => (float)Cos(x);

    [RuntimeExport("tanf")]
    private static float TanFloat(float x) => (float)Tan(x);

    [RuntimeExport("atanf")]
    private static float AtanFloat(float x) => (float)Atan(x);

    [RuntimeExport("atan2f")]
    private static float Atan2Float(float y, float x) => (float)Atan2(y, x);

    [RuntimeExport("asinf")]
    private static float AsinFloat(float x) => (float)Asin(x);

    [RuntimeExport("acosf")]
    private static float AcosFloat(float x) => (float)Acos(x);

    [RuntimeExport("expf")]
    private static float ExpFloat(float x) => (float)Exp(x);

    [RuntimeExport("logf")]
    private static float LogFloat(float x) => (float)Log(x);

    [RuntimeExport("log2f")]
    private static float Log2Float(float x) => (float)Log2(x);

    [RuntimeExport("log10f")]
    private static float Log10Float(float x) => (float)Log10(x);

    [RuntimeExport("powf")]
    private static float PowFloat(float x, float y) => (float)Pow(x, y);

    [RuntimeExport("cbrtf")]
    private static float CbrtFloat(float x) => (float)Cbrt(x);

    [RuntimeExport("sinhf")]
    private static float SinhFloat(float x) => (float)Sinh(x);

    [RuntimeExport("coshf")]
    private static float CoshFloat(float x) => (float)Cosh(x);

    [RuntimeExport("tanhf")]
    private static float TanhFloat(float x) => (float)Tanh(x);

    [RuntimeExport("asinhf")]
    private static float AsinhFloat(float x) => (float)Asinh(x);

    [RuntimeExport("acoshf")]
    private static float AcoshFloat(float x) => (float)Acosh(x);

    [RuntimeExport("atanhf")]
    private static float AtanhFloat(float x) => (float)Atanh(x);

    [RuntimeExport("fmodf")]
    private static float FmodFloat(float x, float y) => (float)Fmod(x, y);

    [RuntimeExport("floorf")]
    private static float FloorFloat(float x) => (float)Floor(x);

    [RuntimeExport("ceilf")]
    private static float CeilingFloat(float x) => (float)Ceiling(x);

    [RuntimeExport("truncf")]
    private static float TruncateFloat(float x) => (float)Truncate(x);

    [RuntimeExport("sqrtf")]
    private static float RootFloat(float x) => (float)SquareRoot(x);

    [RuntimeExport("modff")]
    private static float ModfFloat(float x, float* whole)
    {
        double part;
        double rest = Modf(x, &part);
        *whole = (float)part;
        return (float)rest;
    }

    /// <summary>x * y + z, rounded once where the x87 unit's 64 bits hold the product; else as near as they do.</summary>
    [RuntimeExport("fma")]
    private static double MultiplyAdd(double x, double y, double z)
    {
        AddProduct(&x, &y, &z);
        return x;
    }

    /// <summary>A product of two floats is exact in a double, and in 64 bits so is nearly every sum.</summary>
    [RuntimeExport("fmaf")]
    private static float MultiplyAddFloat(float x, float y, float z) => (float)MultiplyAdd(x, y, z);

    private static double PowerOfInfinite(double x, double y)
    {
        double size = Abs(x);
        return size == 1 ? 1 : (size > 1) == (y > 0) ? FromBits(Infinity) : 0;
    }

    private static double ExpMinusOne(double x)
    {
        if (IsOutside(x, Half))
            return Exp(x) - 1;

        ExponentialMinusOne(&x);
        return x;
    }

    private static double ExpMinusOneOver(double x)
    {
        double grown = ExpMinusOne(x);
        return Half * (grown + grown / (grown + 1));
    }

    private static bool IsOdd(double y) => Truncate(y) == y && Truncate(y * Half) != y * Half;

    private static bool IsNaN(double x) => (Bits(x) & ~SignBit) > Infinity;

    private static bool IsOutside(double x, double limit) => IsNaN(x) || x > limit || x < -limit;

    private static bool IsInfinite(double x) => (Bits(x) & ~SignBit) == Infinity;

    private static bool IsNegative(double x) => (Bits(x) & SignBit) != 0;

    private static double NotANumber() => FromBits(Infinity | 1UL << (MantissaBits - 1));

    private static ulong Bits(double value) => *(ulong*)&value;

    private static double FromBits(ulong bits) => *(double*)&bits;

    [PlugMethod]
    private static extern void Sine(double* x);

    [PlugMethod]
    private static extern void Cosine(double* x);

    [PlugMethod]
    private static extern void Tangent(double* x);

    [PlugMethod]
    private static extern void ArcTangent(double* y, double* x);

    [PlugMethod]
    private static extern void Exponential(double* x);

    [PlugMethod]
    private static extern void ExponentialMinusOne(double* x);

    [PlugMethod]
    private static extern void NaturalLogarithm(double* x);

    [PlugMethod]
    private static extern void BinaryLogarithm(double* x);

    [PlugMethod]
    private static extern void DecimalLogarithm(double* x);

    [PlugMethod]
    private static extern void Power(double* x, double* y);

    [PlugMethod]
    private static extern void Remainder(double* x, double* y);

    [PlugMethod]
    private static extern void Root(double* x);

    [PlugMethod]
    private static extern void ScaleBy(double* x, double* power);

    [PlugMethod]
    private static extern void AddProduct(double* x, double* y, double* z);
}

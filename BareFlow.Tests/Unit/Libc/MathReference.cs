using System;
using System.Numerics;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>The functions of math.h in fixed-point numbers of any size, to compare with.</summary>
/// <remarks>A number is an integer in units of 2^-<paramref name="bits"/>. Results are right to some tens of units.</remarks>
internal sealed class MathReference(int bits)
{
    private BigInteger _pi;
    private BigInteger _lnTwo;

    private BigInteger One { get; } = BigInteger.One << bits;

    private BigInteger Pi => _pi.IsZero ? _pi = 16 * AtanOfInverse(5) - 4 * AtanOfInverse(239) : _pi;

    private BigInteger LnTwo => _lnTwo.IsZero ? _lnTwo = 2 * AtanhOfInverse(3) : _lnTwo;

    /// <summary>How far a result is from the right one, in units of the right one's last place.</summary>
    public double Error(BigInteger right, double result)
    {
        if (!double.IsFinite(result))
            return double.PositiveInfinity;
        BigInteger magnitude = BigInteger.Abs(right);
        int exponent = Math.Max((int)magnitude.GetBitLength() - 1 - bits, -1022);
        BigInteger difference = BigInteger.Abs(right - Of(result));
        // The quotient with 32 bits after the point.
        return (double)Shift(difference, 32 - (bits + exponent - 52)) / 4294967296;
    }

    public BigInteger Of(double x)
    {
        long bits64 = BitConverter.DoubleToInt64Bits(x);
        int stored = (int)(bits64 >> 52) & 0x7FF;
        long significand = (bits64 & 0xFFFFFFFFFFFFF) | (stored == 0 ? 0 : 0x10000000000000);
        return Shift(x < 0 ? -significand : significand, Math.Max(stored, 1) - 1075 + bits);
    }

    public BigInteger Exp(BigInteger x)
    {
        BigInteger power = Floor(x, LnTwo);
        BigInteger rest = (x - power * LnTwo) >> 8;
        BigInteger sum = 0, term = One;
        for (int i = 1; !term.IsZero; i++)
        {
            sum += term;
            term = (term * rest >> bits) / i;
        }
        for (int i = 0; i < 8; i++)
            sum = sum * sum >> bits;
        return Shift(sum, (int)power);
    }

    public BigInteger Log(BigInteger x)
    {
        int shift = (int)x.GetBitLength() - bits;
        x = Shift(x, -shift);
        BigInteger y = Of(Math.Log((double)(x >> (bits - 60)) / (1L << 60)));
        // Each step triples the bits that are right.
        for (int right = 50; right < 2 * bits; right *= 3)
        {
            BigInteger power = Exp(y);
            y += ((x - power) << (bits + 1)) / (x + power);
        }
        return y + shift * LnTwo;
    }

    public BigInteger Pow(BigInteger x, BigInteger y) => Exp(Log(x) * y >> bits);

    public BigInteger Cbrt(BigInteger x) => x.Sign * Exp(Log(BigInteger.Abs(x)) / 3);

    public BigInteger Log2(BigInteger x) => (Log(x) << bits) / LnTwo;

    public BigInteger Log10(BigInteger x) => (Log(x) << bits) / Log(10 * One);

    public BigInteger Sin(BigInteger x)
    {
        BigInteger quarters = Floor(2 * x + Pi / 2, Pi);
        BigInteger rest = x - quarters * Pi / 2;
        BigInteger value = (quarters & 1) == 0 ? Series(rest, rest, 2) : Series(One, rest, 1);
        return (quarters & 2) == 0 ? value : -value;
    }

    public BigInteger Cos(BigInteger x) => Sin(x + Pi / 2);

    public BigInteger Tan(BigInteger x) => (Sin(x) << bits) / Cos(x);

    public BigInteger Atan(BigInteger x)
    {
        if (BigInteger.Abs(x) > One)
            return x.Sign * Pi / 2 - Atan((One << bits) / x);
        BigInteger y = Of(Math.Atan((double)Shift(x, 60 - bits) / (1L << 60)));
        BigInteger sine = Sin(y), cosine = Cos(y);
        BigInteger t = (((x * cosine >> bits) - sine) << bits) / (cosine + (x * sine >> bits));
        return y + ArcSeries(t, -1);
    }

    public BigInteger Asin(BigInteger x) => BigInteger.Abs(x) == One ? x.Sign * Pi / 2 : Atan((x << bits) / Leg(x));

    public BigInteger Acos(BigInteger x) => Pi / 2 - Asin(x);

    public BigInteger Atan2(BigInteger y, BigInteger x)
    {
        BigInteger angle = Atan((y << bits) / x);
        return x.Sign > 0 ? angle : angle + (y.Sign < 0 ? -Pi : Pi);
    }

    public BigInteger Sinh(BigInteger x) => (Exp(x) - Exp(-x)) >> 1;

    public BigInteger Cosh(BigInteger x) => (Exp(x) + Exp(-x)) >> 1;

    public BigInteger Tanh(BigInteger x) => (Sinh(x) << bits) / Cosh(x);

    public BigInteger Asinh(BigInteger x) => x.Sign * Log(BigInteger.Abs(x) + Root((x * x >> bits) + One));

    public BigInteger Acosh(BigInteger x) => Log(x + Root((x * x >> bits) - One));

    public BigInteger Atanh(BigInteger x) => Log(((One + x) << bits) / (One - x)) >> 1;

    private BigInteger Leg(BigInteger x) => Root(One - (x * x >> bits));

    /// <summary>The square root, by Newton's iteration from above.</summary>
    private BigInteger Root(BigInteger x)
    {
        BigInteger square = x << bits, root = BigInteger.One << (((int)square.GetBitLength() + 1) / 2);
        while ((root + square / root) >> 1 is var next && next < root)
            root = next;
        return root;
    }

    /// <summary>The series of the sine or the cosine.</summary>
    private BigInteger Series(BigInteger first, BigInteger x, int divisor)
    {
        BigInteger square = x * x >> bits, sum = 0;
        for (BigInteger term = first; !term.IsZero; divisor += 2)
        {
            sum += term;
            term = -(term * square / (divisor * (divisor + 1)) / One);
        }
        return sum;
    }

    private BigInteger AtanOfInverse(int x) => ArcSeries(One / x, -1);

    private BigInteger AtanhOfInverse(int x) => ArcSeries(One / x, 1);

    private BigInteger ArcSeries(BigInteger x, int sign)
    {
        BigInteger square = sign * (x * x >> bits), sum = 0;
        for (int divisor = 1; !x.IsZero; divisor += 2)
        {
            sum += x / divisor;
            x = x * square / One;
        }
        return sum;
    }

    private static BigInteger Floor(BigInteger x, BigInteger y)
    {
        BigInteger quotient = BigInteger.DivRem(x, y, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Shift(BigInteger x, int count) => count < 0 ? x >> -count : x << count;
}

using System;
using System.Numerics;
using System.Runtime;

namespace Cosmos.Libc;

/// <summary>C's <c>fma</c>: a product and a sum with one rounding at the end.</summary>
/// <remarks>In integers of 128 bits, as the baseline CPU has no instruction for it. Exact, and without side
/// effects.</remarks>
internal static class FusedMultiply
{
    private const int WordBits = 64;

    /// <summary>Where the leading one of a number stands that is to be added to another: one bit is left for a carry.</summary>
    private const int LeadingBit = 126;

    /// <summary>The bits of a word beyond a significand.</summary>
    private const int Surplus = WordBits - 1 - Binary64.FractionBits;

    private const ulong HalfUnit = 1UL << (Surplus - 1);

    /// <summary>x times y, plus z, rounded once. C17 7.12.13.1, annex F.10.10.1.</summary>
    [RuntimeExport("fma")]
    internal static double Fma(double x, double y, double z)
    {
        // These are exact, or special, in plain arithmetic; but not a tiny product beside a zero of the other sign.
        if (x == 0 || y == 0 || !Binary64.IsFinite(x) || !Binary64.IsFinite(y))
            return (x * y) + z;
        if (z == 0 || !Binary64.IsFinite(z))
            return z == 0 ? x * y : z + z;

        Term product = Term.Product(x, y), addend = Term.Of(z);
        bool isProductLarger = product.Exponent > addend.Exponent ||
            (product.Exponent == addend.Exponent && product.High >= addend.High);
        return isProductLarger ? Sum(product, addend) : Sum(addend, product);
    }

    /// <summary>x times y, plus z, rounded once. C17 7.12.13.1, annex F.10.10.1.</summary>
    /// <remarks>The product of two floats is exact as a double. The sum is rounded to an odd last bit where it is not exact,
    /// which keeps the second rounding from seeing a tie that is none (S. Boldo and G. Melquiond, "Emulation of a FMA and
    /// correctly rounded sums", 2008).</remarks>
    [RuntimeExport("fmaf")]
    internal static float Fma(float x, float y, float z)
    {
        DoubleDouble sum = DoubleDouble.Sum((double)x * y, z);
        long bits = BitConverter.DoubleToInt64Bits(sum.High);
        if (sum.Low == 0 || !Binary64.IsFinite(sum.High) || (bits & 1) != 0)
            return (float)sum.High;
        // A rest of the other sign: the odd number is the one nearer to zero.
        bits += Binary64.IsNegative(sum.Low) == Binary64.IsNegative(sum.High) ? 1 : -1;
        return (float)BitConverter.Int64BitsToDouble(bits);
    }

    /// <summary>The sum of two terms. The first is not the smaller one, except perhaps in its low word.</summary>
    private static double Sum(Term large, Term small)
    {
        small.ShiftDown(large.Exponent - small.Exponent);
        bool isNegative = large.IsNegative;
        if (isNegative == small.IsNegative)
        {
            large.Add(small);
        }
        else if (!large.Subtract(small))
        {
            isNegative = !isNegative;
        }
        double magnitude = large.Round();
        return isNegative && (large.High | large.Low) != 0 ? -magnitude : magnitude;
    }

    /// <summary>A number of 128 bits with an exponent: that of its bit <see cref="LeadingBit"/>.</summary>
    private struct Term
    {
        public ulong High;
        public ulong Low;
        public int Exponent;
        public bool IsNegative;

        public static Term Of(double x)
        {
            double normal = Binary64.Normal(x, out int exponent);
            return new()
            {
                High = Significand(normal) << (Surplus - 1),
                Exponent = Binary64.Exponent(normal) + exponent,
                IsNegative = Binary64.IsNegative(x),
            };
        }

        public static Term Product(double x, double y)
        {
            double xNormal = Binary64.Normal(x, out int xScaled), yNormal = Binary64.Normal(y, out int yScaled);
            // 53 bits by 64 with their leading ones on top: that of the product is bit 126 or 127.
            ulong a = Significand(xNormal) << Surplus, b = Significand(yNormal) << Surplus;
            Term product = new()
            {
                High = WideProduct.High(a, b),
                Low = a * b,
                Exponent = Binary64.Exponent(xNormal) + Binary64.Exponent(yNormal) + xScaled + yScaled,
                IsNegative = Binary64.IsNegative(x) != Binary64.IsNegative(y),
            };
            if ((long)product.High < 0)
            {
                product.Exponent++;
                product.ShiftDown(1);
            }
            return product;
        }

        /// <summary>Divides by a power of two. Bits that fall out leave a one at the end.</summary>
        public void ShiftDown(int bits)
        {
            if (bits >= WordBits)
            {
                Low = High | (Low != 0 ? 1UL : 0);
                High = 0;
                bits = bits >= 2 * WordBits ? WordBits - 1 : bits - WordBits;
            }
            if (bits == 0)
                return;
            ulong lost = Low << (WordBits - bits);
            Low = (High << (WordBits - bits)) | (Low >> bits) | (lost != 0 ? 1UL : 0);
            High >>= bits;
        }

        public void Add(Term other)
        {
            Low += other.Low;
            High += other.High + (Low < other.Low ? 1UL : 0);
        }

        /// <summary>The magnitude of the difference.</summary>
        /// <returns>Whether the other was not larger.</returns>
        public bool Subtract(Term other)
        {
            ulong borrow = Low < other.Low ? 1UL : 0;
            Low -= other.Low;
            High -= other.High + borrow;
            if ((long)High >= 0)
                return true;
            Low = 0 - Low;
            High = ~High + (Low == 0 ? 1UL : 0);
            return false;
        }

        /// <summary>The magnitude as the nearest double.</summary>
        public double Round()
        {
            if ((High | Low) == 0)
                return 0;
            Normalize();
            if (Exponent > Binary64.MaxExponent)
                return double.PositiveInfinity;
            int stored = Exponent + Binary64.Bias;
            if (stored < 1)
            {
                ShiftDown(1 - stored);
                stored = 1;
            }
            ulong significand = High >> Surplus;
            ulong rest = High & ((HalfUnit << 1) - 1);
            bool isUp = rest > HalfUnit || (rest == HalfUnit && (Low != 0 || (significand & 1) != 0));
            // A leading one adds the last to the exponent, and a carry out of the significand one more: up to infinity.
            ulong bits = ((ulong)(stored - 1) << Binary64.FractionBits) + significand + (isUp ? 1UL : 0);
            return BitConverter.UInt64BitsToDouble(bits);
        }

        /// <summary>Brings the leading one to the highest bit, which the exponent is of from here on.</summary>
        private void Normalize()
        {
            int zeros = High == 0
                ? WordBits + BitOperations.LeadingZeroCount(Low)
                : BitOperations.LeadingZeroCount(High);
            Exponent += 1 - zeros;
            if (zeros >= WordBits)
            {
                High = Low;
                Low = 0;
                zeros -= WordBits;
            }
            if (zeros == 0)
                return;
            High = (High << zeros) | (Low >> (WordBits - zeros));
            Low <<= zeros;
        }

        private static ulong Significand(double normal) =>
            (Binary64.Magnitude(normal) & Binary64.FractionMask) | Binary64.LeadingOne;
    }
}

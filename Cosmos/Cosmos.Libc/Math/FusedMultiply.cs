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

    /// <summary>x times y, plus z, rounded once. C17 7.12.13.1, annex F.10.10.1.</summary>
    [RuntimeExport("fma")]
    internal static double Fma(double x, double y, double z)
    {
        // These are exact, or special, in plain arithmetic; but not a tiny product beside a zero of the other sign.
        if (x == 0 || y == 0 || !Binary64.IsFinite(x) || !Binary64.IsFinite(y))
            return (x * y) + z;
        if (z == 0 || !Binary64.IsFinite(z))
            return z == 0 ? x * y : z + z;

        return Rounded(x, y, z, FloatFormat.Double).ToDouble();
    }

    /// <summary>x times y, plus z, rounded once. C17 7.12.13.1, annex F.10.10.1.</summary>
    [RuntimeExport("fmaf")]
    internal static float Fma(float x, float y, float z)
    {
        // The product of two floats is exact as a double.
        double product = (double)x * y;
        if (product == 0 || z == 0 || !Binary64.IsFinite(product) || !Binary64.IsFinite(z))
            return (float)(product + z);
        return Rounded(x, y, z, FloatFormat.Single).ToSingle();
    }

    /// <summary>A product and a sum of numbers that are finite and not 0.</summary>
    private static BinaryFloat Rounded(double x, double y, double z, in FloatFormat format)
    {
        Term product = Term.Product(x, y), addend = Term.Of(z);
        bool isProductLarger = product.Exponent > addend.Exponent ||
            (product.Exponent == addend.Exponent && product.High >= addend.High);
        Term sum = isProductLarger ? Sum(product, addend) : Sum(addend, product);

        // Where nothing is left, the CPU says which zero it is in the rounding mode.
        return sum.IsZero ? BinaryFloat.Of(z - z) : sum.Round(in format);
    }

    /// <summary>The sum of two terms. The first is not the smaller one, except perhaps in its low word.</summary>
    private static Term Sum(Term large, Term small)
    {
        small.ShiftDown(large.Exponent - small.Exponent);
        if (large.IsNegative == small.IsNegative)
        {
            large.Add(small);
        }
        else if (!large.Subtract(small))
        {
            large.IsNegative = !large.IsNegative;
        }
        return large;
    }

    /// <summary>A number of 128 bits with an exponent: that of its bit <see cref="LeadingBit"/>.</summary>
    private struct Term
    {
        public ulong High;
        public ulong Low;
        public int Exponent;
        public bool IsNegative;

        public readonly bool IsZero => (High | Low) == 0;

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

        /// <summary>The number in a format, in the rounding mode.</summary>
        public BinaryFloat Round(in FloatFormat format)
        {
            Normalize();
            return BinaryFloat.Round(IsNegative, High, Low, Exponent - (WordBits - 1), in format, out _);
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

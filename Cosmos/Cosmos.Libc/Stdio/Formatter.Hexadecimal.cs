using System;
using System.Numerics;

namespace Cosmos.Libc;

/// <content>Floating-point numbers in base 16: <c>%a</c>.</content>
internal unsafe ref partial struct Formatter
{
    private const int WordBits = 64;
    private const int DigitBits = 4;
    private const int DigitMask = 15;

    /// <summary>As in glibc, the digit before the point of a double is its first bit, that of a long double its first four.</summary>
    private void WriteHexadecimal(in BinaryFloat value, ReadOnlySpan<byte> sign)
    {
        bool isExtended = _spec.Length == FormatLength.Extended;
        int behind = isExtended ? WordBits - DigitBits : FloatFormat.Double.Bits - 1;
        ulong mantissa = value.Mantissa;
        int exponent = mantissa == 0 ? 0 : value.Exponent + behind;
        int digits = behind / DigitBits;
        int places = _spec.Precision == FormatSpec.NoPrecision ? digits - ZerosAtEnd(mantissa, digits) : _spec.Precision;
        if (places < digits)
            RoundDigits(ref mantissa, ref exponent, value.IsNegative, digits - places, isExtended);

        int exponentSize = Math.Max(exponent, -exponent);
        bool hasPoint = places > 0 || _spec.IsAlternate;
        Span<byte> prefix = stackalloc byte[sign.Length + "0x"u8.Length];
        sign.CopyTo(prefix);
        (IsUpper ? "0X"u8 : "0x"u8).CopyTo(prefix[sign.Length..]);
        int exponentDigits = DecimalDigits(exponentSize);
        int padding = Begin(prefix, 1L + (hasPoint ? 1 : 0) + places + "p+"u8.Length + exponentDigits);
        WriteHexDigit(mantissa >> behind);
        if (hasPoint)
            _sink.Repeat((byte)'.', 1);

        for (int digit = 1; digit <= Math.Min(places, digits); digit++)
            WriteHexDigit((mantissa >> (behind - digit * DigitBits)) & DigitMask);

        _sink.Repeat((byte)'0', places - digits);
        _sink.Write(IsUpper ? "P"u8 : "p"u8);
        _sink.Write(exponent < 0 ? "-"u8 : "+"u8);
        WriteExponent(exponentSize);
        _sink.Repeat((byte)' ', padding);
    }

    /// <summary>Hexadecimal digits at the end that are 0.</summary>
    private static int ZerosAtEnd(ulong mantissa, int digits) =>
        mantissa == 0 ? digits : Math.Min(BitOperations.TrailingZeroCount(mantissa) / DigitBits, digits);

    /// <summary>Rounds digits off at the end, in the rounding mode.</summary>
    private static void RoundDigits(ref ulong mantissa, ref int exponent, bool isNegative, int count, bool isExtended)
    {
        int bits = count * DigitBits;
        ulong rest = mantissa & ((1UL << bits) - 1);
        ulong half = 1UL << (bits - 1);
        ulong kept = mantissa >> bits;
        bool isAway = rest != 0 && RoundingMode.IsAway(isNegative, (kept & 1) != 0, rest == half, rest > half);
        kept += isAway ? 1UL : 0;
        bool isCarried = isExtended && isAway && kept >> (WordBits - bits) != 0;
        mantissa = isCarried ? 1UL << (WordBits - DigitBits) : kept << bits;
        exponent += isCarried ? DigitBits : 0;
    }

    private static int DecimalDigits(int value)
    {
        int digits = 1;
        for (; value >= NumberText.Decimal; value /= NumberText.Decimal)
            digits++;

        return digits;
    }

    private void WriteExponent(int value)
    {
        if (value == 0)
            _sink.Repeat((byte)'0', 1);
        else
            WriteDecimal(value);
    }

    private void WriteHexDigit(ulong digit) => _sink.Repeat(
        (byte)((int)digit + (digit < NumberText.Decimal ? '0' : (IsUpper ? 'A' : 'a') - NumberText.Decimal)), 1);
}

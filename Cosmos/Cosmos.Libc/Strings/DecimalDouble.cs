using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <summary>A double in decimal, with every digit that it has: up to 767 that are not zero, as 2 divides 10.</summary>
/// <remarks>Law: the value is <c>0.d1 d2 d3 ... * 10^Point</c> with <c>Count</c> digits, the first and the last not 0; a zero
/// has none and Point 1.</remarks>
internal unsafe struct DecimalDouble
{
    private const int MantissaBits = 52;
    private const int ExponentMask = 0x7FF;
    private const int ExponentBias = 1075;

    // Limbs hold nine digits each: 35 before the point for 2^1024, 120 behind it for 2^-1074.
    private const uint LimbBase = 1_000_000_000;
    private const int LimbDigits = 9;
    private const int WholeLimbs = 36;
    private const int Limbs = WholeLimbs + 120;
    private const int MostDigits = 800;
    private const int UpBits = 29;

    private fixed byte _digits[MostDigits];

    /// <summary>Digits that are not implied zeros.</summary>
    public int Count { get; private set; }

    /// <summary>Digits before the decimal point; negative where zeros come first behind it.</summary>
    public int Point { get; private set; }

    /// <summary>Whether the sign bit is set.</summary>
    public bool IsNegative { get; private set; }

    /// <summary>The exponent of the form d.ddd * 10^x; 0 for zero.</summary>
    public readonly int Exponent => Point - 1;

    /// <summary>Takes a value.</summary>
    /// <returns>Nothing for a number; else its name in capitals and in small letters.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ReadOnlySpan<byte> Set(double value)
    {
        ulong bits = *(ulong*)&value;
        IsNegative = (long)bits < 0;
        int exponent = (int)(bits >> MantissaBits) & ExponentMask;
        ulong mantissa = bits & ((1UL << MantissaBits) - 1);
        Count = 0;
        Point = 1;
        if (exponent == ExponentMask)
            return mantissa == 0 ? "INFinf"u8 : "NANnan"u8;

        if (exponent != 0)
            mantissa |= 1UL << MantissaBits;
        else
            exponent = 1;

        if (mantissa != 0)
            SetDigits(mantissa, exponent - ExponentBias);

        return default;
    }

    /// <summary>Digit <paramref name="index"/>, from 0, as a character; a zero where there is none.</summary>
    public readonly byte Digit(int index) => index >= 0 && index < Count ? _digits[index] : (byte)'0';

    /// <summary>Rounds to so many digits, to the nearest, and to an even last digit where two are as near.</summary>
    public void Round(int digits)
    {
        if (digits >= Count || Count == 0)
            return;

        if (digits < 0)
        {
            SetZero();
            return;
        }

        byte next = _digits[digits];
        bool isExactHalf = next == '5' && Count == digits + 1;
        bool isOdd = digits > 0 && (_digits[digits - 1] & 1) != 0;
        bool isUp = next > '5' || (next == '5' && (!isExactHalf || isOdd));
        Count = digits;
        if (isUp)
            Increment();
        else if (digits == 0)
            SetZero();

        Trim();
    }

    private void SetZero()
    {
        Count = 0;
        Point = 1;
    }

    private void Increment()
    {
        while (Count > 0 && _digits[Count - 1] == '9')
            Count--;

        if (Count > 0)
        {
            _digits[Count - 1]++;
            return;
        }

        _digits[0] = (byte)'1';
        Count = 1;
        Point++;
    }

    private void Trim()
    {
        while (Count > 0 && _digits[Count - 1] == '0')
            Count--;

        if (Count == 0)
            Point = 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetDigits(ulong mantissa, int exponent)
    {
        uint* limbs = stackalloc uint[Limbs];
        new Span<uint>(limbs, Limbs).Clear();
        limbs[WholeLimbs - 1] = (uint)(mantissa % LimbBase);
        limbs[WholeLimbs - 2] = (uint)(mantissa / LimbBase);
        int first = WholeLimbs - 2;
        int end = WholeLimbs;
        for (int up = exponent; up > 0; up -= UpBits)
            MultiplyByPower(limbs, ref first, Math.Min(up, UpBits));

        for (int down = -exponent; down > 0; down -= LimbDigits)
            DivideByPower(limbs, first, ref end, Math.Min(down, LimbDigits));

        Spell(limbs, end);
    }

    private static void MultiplyByPower(uint* limbs, ref int first, int power)
    {
        ulong carry = 0;
        for (int index = WholeLimbs - 1; index >= first; index--)
        {
            ulong value = ((ulong)limbs[index] << power) + carry;
            limbs[index] = (uint)(value % LimbBase);
            carry = value / LimbBase;
        }

        if (carry != 0)
            limbs[--first] = (uint)carry;
    }

    /// <summary>A limb base is a multiple of 2^9, so what a limb leaves goes whole into the next one.</summary>
    private static void DivideByPower(uint* limbs, int first, ref int end, int power)
    {
        uint carry = 0;
        for (int index = first; index < end; index++)
        {
            uint value = limbs[index];
            limbs[index] = (value >> power) + carry;
            carry = (value & ((1U << power) - 1)) * (LimbBase >> power);
        }

        if (carry != 0)
            limbs[end++] = carry;
    }

    private void Spell(uint* limbs, int end)
    {
        int first = 0;
        while (limbs[first] == 0)
            first++;

        Point = (WholeLimbs - first) * LimbDigits;
        bool hasBegun = false;
        for (int index = first; index < end; index++)
        {
            uint divisor = LimbBase / NumberText.Decimal;
            for (int digit = 0; digit < LimbDigits; digit++)
            {
                byte value = (byte)('0' + limbs[index] / divisor % NumberText.Decimal);
                divisor /= NumberText.Decimal;
                hasBegun |= value != '0';
                if (hasBegun)
                    _digits[Count++] = value;
                else
                    Point--;
            }
        }

        Trim();
    }
}

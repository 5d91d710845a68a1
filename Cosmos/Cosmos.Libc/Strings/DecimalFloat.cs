using System;

namespace Cosmos.Libc;

/// <summary>A floating-point number in decimal with every digit that it has, which are finitely many as 2 divides 10.</summary>
/// <remarks>Law: the value is <c>0.d1 d2 d3 ... * 10^Point</c> with <c>Count</c> digits, the first and the last not 0; a zero
/// has none and Point 1.</remarks>
internal unsafe struct DecimalFloat
{
    private const int ShortestWhole = 3;

    private readonly byte* _digits;
    private readonly bool _isNegative;

    /// <summary>Spells a number out.</summary>
    /// <param name="value">The number.</param>
    /// <param name="limbs">Room for <see cref="LimbsOf"/> limbs.</param>
    /// <param name="digits">Room for <see cref="DecimalLimbs.Digits"/> as many bytes.</param>
    public DecimalFloat(in BinaryFloat value, Span<uint> limbs, byte* digits)
    {
        _digits = digits;
        _isNegative = value.IsNegative;
        Point = 1;
        if (value.Mantissa != 0)
            Spell(value, limbs);
    }

    /// <summary>Digits that are not implied zeros.</summary>
    public int Count { get; private set; }

    /// <summary>Digits before the decimal point; negative where zeros come first behind it.</summary>
    public int Point { get; private set; }

    /// <summary>The exponent of the form d.ddd * 10^x; 0 for zero.</summary>
    public readonly int Exponent => Point - 1;

    /// <summary>The limbs that a number takes.</summary>
    public static int LimbsOf(in BinaryFloat value) =>
        WholeLimbsOf(value.Exponent) + Math.Max(-value.Exponent, 0) / DecimalLimbs.MostDown + 2;

    /// <summary>Digit <paramref name="index"/>, from 0, as a character; a zero where there is none.</summary>
    public readonly byte Digit(int index) => index >= 0 && index < Count ? _digits[index] : (byte)'0';

    /// <summary>Rounds to so many digits, in the rounding mode.</summary>
    public void Round(int digits)
    {
        if (digits >= Count || Count == 0)
            return;

        byte next = digits < 0 ? (byte)'0' : _digits[digits];
        bool isHalf = next == '5' && Count == digits + 1;
        bool isOdd = digits > 0 && (_digits[digits - 1] & 1) != 0;
        bool isAway = RoundingMode.IsAway(_isNegative, isOdd, isHalf, isMore: next >= '5' && !isHalf);
        Count = Math.Max(digits, 0);
        if (isAway)
            Increment(Math.Max(-digits, 0));

        Trim();
    }

    /// <summary>A limb before the point holds more than 29 bits, the bits of the mantissa aside.</summary>
    private static int WholeLimbsOf(int exponent) => ShortestWhole + Math.Max(exponent, 0) / DecimalLimbs.MostUp + 1;

    /// <summary>Adds 1 to the last digit; where there are none, at a place that many zeros lie before.</summary>
    private void Increment(int zeros)
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
        Point += 1 + zeros;
    }

    private void Trim()
    {
        while (Count > 0 && _digits[Count - 1] == '0')
            Count--;

        if (Count == 0)
            Point = 1;
    }

    private void Spell(in BinaryFloat value, Span<uint> limbs)
    {
        int whole = WholeLimbsOf(value.Exponent);
        var number = new DecimalLimbs(limbs, whole);
        number.SetWhole(value.Mantissa);
        for (int up = value.Exponent; up > 0; up -= DecimalLimbs.MostUp)
            number.ShiftUp(Math.Min(up, DecimalLimbs.MostUp));

        for (int down = -value.Exponent; down > 0; down -= DecimalLimbs.MostDown)
            number.ShiftDown(Math.Min(down, DecimalLimbs.MostDown));

        Point = (whole - number.First) * DecimalLimbs.Digits;
        for (int index = number.First; index < number.End; index++)
            SpellLimb(number[index]);

        Trim();
    }

    private void SpellLimb(uint limb)
    {
        for (uint worth = DecimalLimbs.Base / NumberText.Decimal; worth != 0; worth /= NumberText.Decimal)
        {
            byte digit = (byte)('0' + limb / worth % NumberText.Decimal);
            if (Count > 0 || digit != '0')
                _digits[Count++] = digit;
            else
                Point--;
        }
    }
}

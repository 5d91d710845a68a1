using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cosmos.Libc;

/// <summary>A floating-point number read from a text as <c>strtod</c> and its kin do (C17, 7.22.1.3), rounded once to its
/// format, however many digits it has.</summary>
internal unsafe ref struct FloatText
{
    private const int HexDigitBits = 4;
    private const int WordBits = 64;
    private const byte LowerCase = 0x20;

    /// <summary>Limbs of a number of 64 bits.</summary>
    private const int LimbsOfWord = 3;

    /// <summary>Three decimal digits are less than ten bits.</summary>
    private const int DigitsOfBits = 3;
    private const int BitsOfDigits = 10;

    /// <summary>An exponent that puts every text out of the range of every format.</summary>
    private const int HugeExponent = 100_000_000;

    /// <summary>The first byte that is not of the number; the text itself where there is none.</summary>
    public byte* End;

    /// <summary>The value.</summary>
    public BinaryFloat Value;

    /// <summary>Whether it is too large for the format, or too small to be exact.</summary>
    public bool IsOutOfRange;

    private readonly FloatFormat _format;
    private bool _isNegative;

    // The digits of a decimal number: where they begin, how many count, and the place of the first.
    private byte* _digits;
    private long _count;
    private long _place;

    private FloatText(byte* text, in FloatFormat format)
    {
        End = text;
        _format = format;
    }

    /// <summary>Reads.</summary>
    /// <param name="text">The text; spaces in front of the number are skipped.</param>
    /// <param name="format">The format that the value is for.</param>
    public static FloatText Read(byte* text, in FloatFormat format)
    {
        var number = new FloatText(text, format);
        byte* at = text;
        while (NumberText.IsSpace(*at))
            at++;

        number._isNegative = *at == '-';
        if (*at is (byte)'-' or (byte)'+')
            at++;

        if (!number.TryReadName(at) && !number.TryReadHex(at))
            number.ReadDecimal(at);

        number.Value.IsNegative = number._isNegative && number.End != text;
        return number;
    }

    /// <summary>The length of a text where another begins with it, capitals or not; 0 where it does not.</summary>
    private static int Matching(byte* at, ReadOnlySpan<byte> name)
    {
        for (int index = 0; index < name.Length; index++)
        {
            if ((at[index] | LowerCase) != name[index])
                return 0;
        }

        return name.Length;
    }

    private bool TryReadName(byte* at)
    {
        int length = Matching(at, "inf"u8);
        if (length > 0)
        {
            length += Matching(at + length, "inity"u8);
            Value.Kind = FloatKind.Infinite;
            End = at + length;
            return true;
        }

        length = Matching(at, "nan"u8);
        if (length == 0)
            return false;

        Value.Kind = FloatKind.NotANumber;
        End = at + length;
        ReadPayload(End);
        return true;
    }

    /// <summary>Reads the characters in brackets that may follow <c>nan</c>; as a number, they are its mantissa.</summary>
    private void ReadPayload(byte* at)
    {
        if (*at++ != '(')
            return;

        byte* start = at;
        while (NumberText.DigitOf(*at) < NumberText.Largest || *at == '_')
            at++;

        if (*at != ')')
            return;

        End = at + 1;
        NumberText payload = NumberText.Read(start, 0);
        if (payload.End == at && !payload.IsTooLarge)
            Value.Mantissa = payload.Value;
    }

    private bool TryReadHex(byte* at)
    {
        if (at[0] != '0' || (at[1] | LowerCase) != 'x')
            return false;

        at += "0x"u8.Length;
        bool hasDigit = NumberText.DigitOf(at[0]) < NumberText.Hexadecimal
            || (at[0] == '.' && NumberText.DigitOf(at[1]) < NumberText.Hexadecimal);
        if (hasDigit)
            ReadHex(at);

        return hasDigit;
    }

    private void ReadHex(byte* at)
    {
        ulong whole = 0;
        ulong rest = 0;
        int restBits = 0;
        long exponent = 0;
        bool isBehindPoint = false;
        for (; ; at++)
        {
            if (*at == '.' && !isBehindPoint)
            {
                isBehindPoint = true;
                continue;
            }

            int digit = NumberText.DigitOf(*at);
            if (digit >= NumberText.Hexadecimal)
                break;

            bool fits = whole >> (WordBits - HexDigitBits) == 0;
            if (fits)
                whole = (whole << HexDigitBits) | (uint)digit;
            else
                AddToRest(ref rest, ref restBits, (uint)digit);

            exponent += (fits ? 0 : HexDigitBits) - (isBehindPoint ? HexDigitBits : 0);
        }

        End = at;
        exponent = Limited(exponent + ReadExponent((byte)'p'));
        SetHex(whole, rest, (int)exponent);
    }

    /// <summary>Of what has no room, the last bit tells whether it is 0.</summary>
    private static void AddToRest(ref ulong rest, ref int restBits, uint digit)
    {
        if (restBits < WordBits)
        {
            restBits += HexDigitBits;
            rest |= (ulong)digit << (WordBits - restBits);
        }
        else if (digit != 0)
        {
            rest |= 1;
        }
    }

    private void SetHex(ulong whole, ulong rest, int exponent)
    {
        int up = whole == 0 ? 0 : BitOperations.LeadingZeroCount(whole);
        if (up > 0)
        {
            whole = (whole << up) | (rest >> (WordBits - up));
            rest <<= up;
        }

        SetRounded(whole, rest, exponent - up);
    }

    private void ReadDecimal(byte* at)
    {
        byte* start = at;
        while (*at == '0')
            at++;

        _digits = at;
        long wholeDigits = CountDigits(ref at);
        bool hasDigit = at > start;
        if (*at == '.')
            at++;

        long fractionDigits = CountDigits(ref at);
        if (!hasDigit && fractionDigits == 0)
            return;

        End = at;
        _place = wholeDigits - 1;
        _count = wholeDigits + fractionDigits;
        long exponent = ReadExponent((byte)'e');
        _place = Limited(_place + exponent);
        SkipZeros();
        Convert();
    }

    private static long CountDigits(ref byte* at)
    {
        byte* start = at;
        while (*at is >= (byte)'0' and <= (byte)'9')
            at++;

        return at - start;
    }

    /// <summary>The exponent at the end of the text so far, which then ends behind it; 0 where there is none.</summary>
    private long ReadExponent(byte letter)
    {
        byte* at = End;
        if ((*at | LowerCase) != letter)
            return 0;

        at++;
        bool isNegative = *at == '-';
        if (*at is (byte)'-' or (byte)'+')
            at++;

        if (*at is < (byte)'0' or > (byte)'9')
            return 0;

        NumberText number = NumberText.ReadDigits(at);
        End = number.End;
        long size = (long)Math.Min(number.Value, HugeExponent * 10UL);
        return isNegative ? -size : size;
    }

    private static long Limited(long exponent) => Math.Max(-HugeExponent, Math.Min(exponent, HugeExponent));

    /// <summary>Digits that are 0 and first do not count.</summary>
    private void SkipZeros()
    {
        while (_count > 0 && *_digits is (byte)'0' or (byte)'.')
        {
            if (*_digits++ == '0')
            {
                _count--;
                _place--;
            }
        }
    }

    private void Convert()
    {
        if (_count == 0)
            return;

        if (_place >= _format.MostPlaces || _place < _format.LeastPlaces)
        {
            SetRounded(1, 0, _place > 0 ? HugeExponent : -HugeExponent);
            return;
        }

        ConvertExactly();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ConvertExactly()
    {
        int digits = (int)Math.Min(_count, _format.MostDigits);
        int whole = Math.Max((int)_place, 0) / DecimalLimbs.Digits + 1 + LimbsOfWord;
        int behind = Math.Max(digits - (int)_place, 0) / DecimalLimbs.Digits + 2;
        // Each division adds a limb at most.
        int room = whole + behind + Math.Max((int)_place, 0) * BitsOfDigits / DigitsOfBits / DecimalLimbs.MostDown + 1;
        uint* limbs = stackalloc uint[room];
        var number = new DecimalLimbs(new Span<uint>(limbs, room), whole);
        Load(ref number, digits);
        int exponent = 0;
        ulong value;
        for (; !number.TryGetWhole(out value); exponent += DecimalLimbs.MostDown)
            number.ShiftDown(DecimalLimbs.MostDown);

        for (; value >> (WordBits - 1) == 0; number.TryGetWhole(out value))
        {
            int up = value == 0 ? DecimalLimbs.MostUp : Math.Min(BitOperations.LeadingZeroCount(value), DecimalLimbs.MostUp);
            number.ShiftUp(up);
            exponent -= up;
        }

        SetRounded(value, number.GetRest(), exponent);
    }

    private void Load(ref DecimalLimbs number, int digits)
    {
        byte* at = _digits;
        long left = _count;
        for (int place = (int)_place; left > 0; at++)
        {
            if (*at == '.')
                continue;

            uint digit = (uint)(*at - '0');
            if (digits-- > 0)
                number.Add(place--, digit);
            else
                number.HasMore |= digit != 0;

            left--;
        }
    }

    private void SetRounded(ulong whole, ulong rest, int exponent) =>
        Value = BinaryFloat.Round(_isNegative, whole, rest, exponent, in _format, out IsOutOfRange);
}

using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>An integer read from a text as <c>strtol</c> and its kin do: spaces, a sign, a prefix, digits.</summary>
internal unsafe struct NumberText
{
    /// <summary>The base of everyday numbers.</summary>
    public const int Decimal = 10;

    /// <summary>The base of addresses.</summary>
    public const int Hexadecimal = 16;

    /// <summary>The base of modes.</summary>
    public const int Octal = 8;

    /// <summary>The largest base, whose digits are all letters; no digit is worth so much.</summary>
    public const int Largest = 36;

    private const byte LowerCase = 0x20;

    /// <summary>The first byte that is not of the number; the text itself where there is none.</summary>
    public byte* End;

    /// <summary>Whether there was a minus sign.</summary>
    public bool IsNegative;

    /// <summary>Whether the digits make more than 64 bits.</summary>
    public bool IsTooLarge;

    /// <summary>The value without its sign.</summary>
    public ulong Value;

    /// <summary>Reads at most <paramref name="most"/> bytes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numberBase">2 to 36; 0 for what the prefix says.</param>
    /// <param name="most">Bytes that may be looked at, spaces included.</param>
    public static NumberText Read(byte* text, int numberBase, ulong most = ulong.MaxValue)
    {
        var number = default(NumberText);
        number.End = text;

        // The lower half of the addresses, so that distances are positive.
        byte* limit = most < int.MaxValue ? text + most : (byte*)long.MaxValue;
        byte* at = text;
        while (at < limit && IsSpace(*at))
            at++;

        if (at < limit && *at is (byte)'-' or (byte)'+')
            number.IsNegative = *at++ == '-';

        if (numberBase is 0 or Hexadecimal && HasHexPrefix(at, limit))
        {
            at += "0x"u8.Length;
            numberBase = Hexadecimal;
        }
        else if (numberBase == 0)
        {
            numberBase = at < limit && *at == '0' ? Octal : Decimal;
        }

        number.ReadDigits(at, limit, numberBase);
        return number;
    }

    /// <summary>Reads decimal digits alone.</summary>
    /// <param name="text">The first; where there is none, the value is 0 and the end is here.</param>
    /// <returns>Where they make more than 64 bits, the largest value.</returns>
    public static NumberText ReadDigits(byte* text)
    {
        var number = default(NumberText);
        number.End = text;
        number.ReadDigits(text, (byte*)long.MaxValue, Decimal);
        if (number.IsTooLarge)
            number.Value = ulong.MaxValue;

        return number;
    }

    /// <summary>The value as a signed number; where it does not fit, the nearest one that does, and ERANGE.</summary>
    public readonly long Signed()
    {
        ulong most = IsNegative ? 1UL << 63 : long.MaxValue;
        if (IsTooLarge || Value > most)
        {
            CResult.Fail(Errno.ERANGE);
            return IsNegative ? long.MinValue : long.MaxValue;
        }

        return IsNegative ? (long)(0 - Value) : (long)Value;
    }

    /// <summary>The value as an unsigned number, a negative one modulo 2^64; where it does not fit, the largest, and ERANGE.
    /// </summary>
    public readonly ulong Unsigned()
    {
        if (IsTooLarge)
        {
            CResult.Fail(Errno.ERANGE);
            return ulong.MaxValue;
        }

        return IsNegative ? 0 - Value : Value;
    }

    /// <summary>Whether numbers are written in such a base; 0 is for what the prefix says.</summary>
    public static bool IsBase(int numberBase) => numberBase is 0 or >= 2 and <= Largest;

    /// <summary>Whether C's <c>isspace</c> holds.</summary>
    public static bool IsSpace(byte value) => value is (byte)' ' or >= (byte)'\t' and <= (byte)'\r';

    /// <summary>What a digit is worth, letters included; 36 for what is none.</summary>
    public static int DigitOf(byte value)
    {
        if (value is >= (byte)'0' and <= (byte)'9')
            return value - '0';

        int letter = (value | LowerCase) - 'a';
        return letter is >= 0 and < Largest - Decimal ? letter + Decimal : Largest;
    }

    private static bool HasHexPrefix(byte* at, byte* limit) =>
        limit - at > 2 && at[0] == '0' && (at[1] | LowerCase) == 'x' && DigitOf(at[2]) < Hexadecimal;

    private void ReadDigits(byte* at, byte* limit, int numberBase)
    {
        ulong digits = (ulong)numberBase;
        for (; at < limit && DigitOf(*at) < numberBase; at++)
        {
            ulong digit = (ulong)DigitOf(*at);
            IsTooLarge |= Value > (ulong.MaxValue - digit) / digits;
            Value = Value * digits + digit;
            End = at + 1;
        }
    }
}

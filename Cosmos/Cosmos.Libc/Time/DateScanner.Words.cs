using System;

namespace Cosmos.Libc;

/// <content>The words of a date: numbers, names, offsets.</content>
internal unsafe ref partial struct DateScanner
{
    private const int MostDigits = 9;
    private const int DecimalBase = 10;
    private const int SecondsOfMinute = 60;
    private const int SecondsOfHour = 3600;
    private const byte LowerCase = 0x20;

    private static bool IsBlank(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private bool SkipBlanks()
    {
        while (IsBlank(*_text))
            _text++;

        return true;
    }

    /// <summary>The name of a zone is passed over.</summary>
    private bool SkipZone()
    {
        SkipBlanks();
        while (*_text != 0 && !IsBlank(*_text))
            _text++;

        return true;
    }

    /// <summary>Takes a number of at most so many digits; a digit that would make it too large is left.</summary>
    private bool TryNumber(int least, int most, int digits, out int value)
    {
        value = 0;
        SkipBlanks();
        if (!IsDigit(*_text))
            return false;

        do
            value = value * DecimalBase + *_text++ - '0';
        while (--digits > 0 && (long)value * DecimalBase <= most && IsDigit(*_text));

        return value >= least && value <= most;
    }

    /// <summary>Takes a name, whole or its first letters, large or small ones.</summary>
    /// <param name="names">The names, a blank behind each.</param>
    /// <param name="index">Which one it is.</param>
    private bool TryName(ReadOnlySpan<byte> names, out int index)
    {
        for (index = 0; names.Length > 0; index++)
        {
            int length = 0;
            while (names[length] != ' ')
                length++;

            if (TryTake(names[..length]) || TryTake(names[..MonthLetters]))
                return true;

            names = names[(length + 1)..];
        }

        return false;
    }

    private bool TryTake(ReadOnlySpan<byte> word)
    {
        for (int at = 0; at < word.Length; at++)
        {
            if ((_text[at] | LowerCase) != (word[at] | LowerCase))
                return false;
        }

        _text += word.Length;
        return true;
    }

    private bool TryHalf()
    {
        _isAfternoon = TryTake("PM"u8);
        return _isAfternoon || TryTake("AM"u8);
    }

    /// <summary>Takes seconds since 1970: the date of that time.</summary>
    private bool TrySeconds()
    {
        long seconds = 0;
        bool isNumber = IsDigit(*_text);
        for (; IsDigit(*_text); _text++)
            seconds = seconds * DecimalBase + *_text - '0';

        return isNumber && LocalTime.ToLocal(&seconds, _date) != null;
    }

    /// <summary>Takes the hours and minutes east of Greenwich: <c>+hh</c>, <c>+hhmm</c>, <c>+hh:mm</c>, <c>Z</c>.</summary>
    private bool TryOffset()
    {
        SkipBlanks();
        byte sign = *_text++;
        if (sign == 'Z')
        {
            _date->Offset = 0;
            return true;
        }

        if (sign is not ((byte)'+' or (byte)'-') || !TryPair(out int hours))
            return false;

        if (*_text == ':' && IsDigit(_text[1]))
            _text++;

        int minutes = 0;
        if (IsDigit(*_text) && (!TryPair(out minutes) || minutes >= SecondsOfMinute))
            return false;

        long offset = hours * SecondsOfHour + minutes * SecondsOfMinute;
        _date->Offset = sign == '-' ? -offset : offset;
        return true;
    }

    private bool TryPair(out int value)
    {
        value = 0;
        if (!IsDigit(_text[0]) || !IsDigit(_text[1]))
            return false;

        value = (_text[0] - '0') * DecimalBase + _text[1] - '0';
        _text += 2;
        return true;
    }
}

using System;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <content>What a conversion takes from the text, and where it goes.</content>
internal unsafe ref partial struct DateScanner
{
    private const int ShortName = 3;
    private const int FirstYearOf1900s = 69;
    private const int YearsOfCentury = 100;

    private static ReadOnlySpan<byte> DayNames => "Sunday\0Monday\0Tuesday\0Wednesday\0Thursday\0Friday\0Saturday\0"u8;

    private static ReadOnlySpan<byte> MonthNames =>
        "January\0February\0March\0April\0May\0June\0July\0August\0September\0October\0November\0December\0"u8;

    private void SkipSpace()
    {
        while (NumberText.IsSpace(*_at))
            _at++;
    }

    private bool TrySkip(byte wanted)
    {
        bool isNext = *_at == wanted;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Reads a number that is between two others; <see cref="Failed"/> where there is none.</summary>
    private int Read(int least, int most, int digits)
    {
        while (*_at == ' ')
            _at++;

        if (!ZoneText.IsDigit(*_at))
            return Failed;

        int value = 0;
        for (; digits > 0 && ZoneText.IsDigit(*_at) && value * NumberText.Decimal <= most; digits--)
            value = value * NumberText.Decimal + *_at++ - '0';

        return value < least || value > most ? Failed : value;
    }

    /// <summary>Reads a name in full, or its first three letters; capitals or not.</summary>
    private int ReadName(ReadOnlySpan<byte> names)
    {
        for (int index = 0; names.Length > 0; index++)
        {
            ReadOnlySpan<byte> name = Text.Take(ref names, 0);
            if (TrySkipWord(name) || TrySkipWord(name[..ShortName]))
                return index;
        }

        return Failed;
    }

    private bool TrySkipWord(ReadOnlySpan<byte> word)
    {
        for (int index = 0; index < word.Length; index++)
        {
            if (CString.Lower(_at[index]) != CString.Lower(word[index]))
                return false;
        }

        _at += word.Length;
        return true;
    }

    private bool SkipDigits()
    {
        bool isNumber = ZoneText.IsDigit(*_at);
        while (ZoneText.IsDigit(*_at))
            _at++;

        return isNumber;
    }

    /// <summary>A zone's name is read and means nothing.</summary>
    private bool SkipZone()
    {
        SkipSpace();
        while (*_at != 0 && !NumberText.IsSpace(*_at))
            _at++;

        return true;
    }

    private bool ReadHalf()
    {
        _isAfternoon = TrySkipWord("PM"u8);
        return _isAfternoon || TrySkipWord("AM"u8);
    }

    /// <summary>Seconds since 1970, which become a local date.</summary>
    private bool ReadSeconds()
    {
        NumberText number = NumberText.ReadDigits(_at);
        if (number.End == _at)
            return false;

        _at = number.End;
        long time = (long)number.Value;
        return LocalTime.ToLocal(&time, _date) != null;
    }

    /// <summary>An offset from UTC: <c>Z</c>, <c>+hh</c>, <c>+hhmm</c> or <c>+hh:mm</c>.</summary>
    private bool ReadOffset()
    {
        const int hourDigits = 2;
        const int allDigits = 4;
        SkipSpace();
        _date->Offset = 0;
        if (TrySkip((byte)'Z'))
            return true;

        bool isNegative = *_at == '-';
        if (!isNegative && *_at != '+')
            return false;

        _at++;
        int value = 0;
        int digits = 0;
        for (; digits < allDigits && ZoneText.IsDigit(*_at); digits++)
        {
            value = value * NumberText.Decimal + *_at++ - '0';
            if (digits + 1 == hourDigits && *_at == ':' && ZoneText.IsDigit(_at[1]))
                _at++;
        }

        value *= digits == hourDigits ? YearsOfCentury : 1;
        const int hundred = 100;
        if (digits is not (hourDigits or allDigits) || value % hundred >= ZoneText.SecondsPerMinute)
            return false;

        int offset = value / hundred * ZoneText.SecondsPerHour + value % hundred * ZoneText.SecondsPerMinute;
        _date->Offset = isNegative ? -offset : offset;
        return true;
    }

    private bool SetWeekDay(int value)
    {
        _hasWeekDay = true;
        _date->WeekDay = value % Calendar.DaysOfWeek;
        return value != Failed;
    }

    private bool SetMonth(int value, int first)
    {
        _hasMonth = _wantsDays = true;
        _date->Month = value - first;
        return value != Failed;
    }

    private bool SetDay(int value)
    {
        _hasDay = _wantsDays = true;
        _date->Day = value;
        return value != Failed;
    }

    private bool SetYearDay(int value)
    {
        _hasYearDay = true;
        _date->YearDay = value - 1;
        return value != Failed;
    }

    private bool SetCentury(int value)
    {
        _century = value;
        _wantsDays = true;
        return value != Failed;
    }

    private bool SetYearOfCentury(int value)
    {
        _hasYearOfCentury = _wantsDays = true;
        _date->Year = value >= FirstYearOf1900s ? value : value + YearsOfCentury;
        return value != Failed;
    }

    private bool SetYear(int value)
    {
        _hasYearOfCentury = false;
        _wantsDays = true;
        _date->Year = value - Calendar.FirstYear;
        return value != Failed;
    }

    private bool SetWeek(int value, bool isOfSunday)
    {
        _hasWeek = true;
        _isWeekOfSunday |= isOfSunday;
        _weekOfYear = value;
        return value != Failed;
    }
}

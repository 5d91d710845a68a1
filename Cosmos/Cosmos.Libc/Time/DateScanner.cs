using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <summary><c>strptime</c> (POSIX.1-2017, in the locale C), with glibc's <c>%F %G %g %k %l %P %s %u %V %Z %z</c> and its day of the week and
/// of the year, which follow from a date.</summary>
/// <remarks>Numbers of weeks are read and not used.</remarks>
internal unsafe ref partial struct DateScanner
{
    private const int MonthLetters = 3;
    private const int HoursOfHalf = 12;
    private const int YearsOfCentury = 100;
    private const int Unknown = -1;

    /// <summary>Years of two digits are from 1969 to 2068.</summary>
    private const int FirstShortYear = 69;

    private byte* _text;
    private BrokenTime* _date;
    private int _century;
    private bool _isShortYear;
    private bool _isHalfDay;
    private bool _isAfternoon;
    private Known _known;

    /// <summary>What the text told, or lets follow.</summary>
    [Flags]
    private enum Known
    {
        Nothing = 0,
        Month = 1,
        Day = 2,
        YearDay = 4,
        WeekDay = 8,
        Date = 16,
    }

    /// <summary>Reads a date by a format.</summary>
    /// <returns>Where in the text it ended; null where the two do not fit.</returns>
    [RuntimeExport("strptime")]
    private static byte* Scan(byte* text, byte* format, BrokenTime* date)
    {
        var scanner = new DateScanner { _text = text, _date = date, _century = Unknown };
        if (!scanner.TryFormat(Text.OfZero(format)))
            return null;

        scanner.Finish();
        return scanner._text;
    }

    private bool TryFormat(ReadOnlySpan<byte> format)
    {
        for (int at = 0; at < format.Length; at++)
        {
            byte value = format[at];
            bool isRead = value == '%' ? TryField(format, ref at) : IsBlank(value) ? SkipBlanks() : *_text++ == value;
            if (!isRead)
                return false;
        }

        return true;
    }

    /// <summary>Reads a field, which may have flags of glibc's <c>strftime</c>, and one of the letters for other digits and eras.</summary>
    /// <param name="format">The format.</param>
    /// <param name="at">Where the field begins; then its last byte.</param>
    private bool TryField(ReadOnlySpan<byte> format, ref int at)
    {
        do
            at++;
        while (at < format.Length && format[at] is (byte)'-' or (byte)'_' or (byte)'0' or (byte)'^' or (byte)'#');

        if (at >= format.Length)
            return false;

        byte modifier = format[at];
        if (modifier is not ((byte)'E' or (byte)'O'))
            return TryField(modifier);

        at++;
        return at < format.Length && IsModified(modifier, format[at]) && TryField(format[at]);
    }

    private static bool IsModified(byte modifier, byte kind) => modifier == 'E'
        ? kind is (byte)'c' or (byte)'C' or (byte)'x' or (byte)'X' or (byte)'y' or (byte)'Y'
        : kind is (byte)'b' or (byte)'B' or (byte)'h' or (byte)'d' or (byte)'e' or (byte)'H' or (byte)'I' or (byte)'m' or (byte)'M'
            or (byte)'S' or (byte)'U' or (byte)'V' or (byte)'W' or (byte)'w' or (byte)'y';

    private bool TryField(byte kind) => kind switch
    {
        (byte)'n' or (byte)'t' => SkipBlanks(),
        (byte)'%' => *_text++ == '%',
        (byte)'c' => TryFormat("%a %b %e %H:%M:%S %Y"u8),
        (byte)'D' or (byte)'x' => TryFormat("%m/%d/%y"u8),
        (byte)'F' => TryFormat("%Y-%m-%d"u8),
        (byte)'r' => TryFormat("%I:%M:%S %p"u8),
        (byte)'R' => TryFormat("%H:%M"u8),
        (byte)'T' or (byte)'X' => TryFormat("%H:%M:%S"u8),
        (byte)'p' or (byte)'P' => TryHalf(),
        (byte)'s' => TrySeconds(),
        (byte)'z' => TryOffset(),
        (byte)'Z' => SkipZone(),
        (byte)'G' => TryNumber(0, int.MaxValue, MostDigits, out _),
        (byte)'g' => TryNumber(0, 99, 2, out _),
        (byte)'U' or (byte)'V' or (byte)'W' => TryNumber(0, 53, 2, out _),
        (byte)'a' or (byte)'A' or (byte)'u' or (byte)'w' or (byte)'j' => TryDay(kind),
        (byte)'H' or (byte)'k' or (byte)'I' or (byte)'l' or (byte)'M' or (byte)'S' => TryTime(kind),
        _ => TryDate(kind),
    };

    private bool TryTime(byte kind)
    {
        switch (kind)
        {
            case (byte)'M':
                return TryNumber(0, 59, 2, out _date->Minute);
            case (byte)'S':
                return TryNumber(0, 61, 2, out _date->Second);
            case (byte)'H' or (byte)'k':
                _isHalfDay = false;
                return TryNumber(0, 23, 2, out _date->Hour);
            default:
                _isHalfDay = TryNumber(1, HoursOfHalf, 2, out int hour);
                _date->Hour = hour % HoursOfHalf;
                return _isHalfDay;
        }
    }

    private bool TryDay(byte kind)
    {
        _known |= kind == 'j' ? Known.YearDay : Known.WeekDay;
        switch (kind)
        {
            case (byte)'j':
                bool isDay = TryNumber(1, 366, 3, out int day);
                _date->YearDay = day - 1;
                return isDay;
            case (byte)'u':
                bool isWeekDay = TryNumber(1, 7, 1, out int weekDay);
                _date->WeekDay = weekDay % 7;
                return isWeekDay;
            case (byte)'w':
                return TryNumber(0, 6, 1, out _date->WeekDay);
            default:
                return TryName("Sunday Monday Tuesday Wednesday Thursday Friday Saturday "u8, out _date->WeekDay);
        }
    }

    private bool TryDate(byte kind)
    {
        _known |= Known.Date;
        switch (kind)
        {
            case (byte)'b' or (byte)'B' or (byte)'h':
                _known |= Known.Month;
                return TryName(
                    "January February March April May June July August September October November December "u8, out _date->Month);
            case (byte)'C':
                return TryNumber(0, 99, 2, out _century);
            case (byte)'d' or (byte)'e':
                _known |= Known.Day;
                return TryNumber(1, 31, 2, out _date->Day);
            case (byte)'m':
                _known |= Known.Month;
                bool isMonth = TryNumber(1, Calendar.MonthsOfYear, 2, out int month);
                _date->Month = month - 1;
                return isMonth;
            case (byte)'y':
                _isShortYear = TryNumber(0, 99, 2, out int year);
                _date->Year = year >= FirstShortYear ? year : year + YearsOfCentury;
                return _isShortYear;
            case (byte)'Y':
                _isShortYear = false;
                _century = Unknown;
                bool isYear = TryNumber(0, 9999, 4, out int fullYear);
                _date->Year = fullYear - Calendar.FirstYear;
                return isYear;
            default:
                return false;
        }
    }

    /// <summary>Sets what follows from what was read.</summary>
    private void Finish()
    {
        if (_isHalfDay && _isAfternoon)
            _date->Hour += HoursOfHalf;

        if (_century != Unknown)
            _date->Year = (_isShortYear ? _date->Year % YearsOfCentury : 0) + _century * YearsOfCentury - Calendar.FirstYear;

        if ((_known & Known.Date) == 0)
            return;

        const Known day = Known.Month | Known.Day;
        bool isFromYearDay = (_known & day) != day && (_known & Known.YearDay) != 0;
        long year = (long)_date->Year + Calendar.FirstYear;
        BrokenTime found = default;
        Calendar.TrySetDate(
            ref found,
            isFromYearDay ? Calendar.DayOf(year, 0, _date->YearDay + 1) : Calendar.DayOf(year, _date->Month, _date->Day));
        if ((_known & Known.WeekDay) == 0)
            _date->WeekDay = found.WeekDay;

        if ((_known & Known.YearDay) == 0)
            _date->YearDay = found.YearDay;

        if (isFromYearDay && (_known & Known.Month) == 0)
            _date->Month = found.Month;

        if (isFromYearDay && (_known & Known.Day) == 0)
            _date->Day = found.Day;
    }
}

using System;
using System.Runtime;
using Cosmos.Core.Strings;

namespace Cosmos.Libc;

/// <summary>Dates from text: <c>strptime</c> (POSIX.1-2017), with what glibc adds: <c>%F %G %g %k %l %s %u %V %Z %z</c> and flags that
/// change nothing.</summary>
internal unsafe ref partial struct DateScanner
{
    private const int Failed = -1;
    private const int NoCentury = -1;

    private readonly BrokenTime* _date;
    private byte* _at;
    private int _century;
    private int _weekOfYear;
    private bool _isAfternoon;
    private bool _hasHalfDays;
    private bool _hasYearOfCentury;
    private bool _hasMonth;
    private bool _hasDay;
    private bool _hasYearDay;
    private bool _hasWeekDay;
    private bool _hasWeek;
    private bool _isWeekOfSunday;
    private bool _wantsDays;

    private DateScanner(byte* text, BrokenTime* date)
    {
        _at = text;
        _date = date;
        _century = NoCentury;
    }

    /// <summary>Reads a date by a format; fields that the format does not name stay.</summary>
    /// <returns>What follows the date; null where the text is none of the format.</returns>
    [RuntimeExport("strptime")]
    internal static byte* Scan(byte* text, byte* format, BrokenTime* date)
    {
        var scanner = new DateScanner(text, date);
        if (!scanner.Run(format))
            return null;

        scanner.Complete();
        return scanner._at;
    }

    private bool Run(ReadOnlySpan<byte> format)
    {
        fixed (byte* text = format)
            return Run(text);
    }

    private bool Run(byte* format)
    {
        for (; *format != 0; format++)
        {
            if (NumberText.IsSpace(*format))
                SkipSpace();
            else if (*format != '%' ? !TrySkip(*format) : !Convert(ref format))
                return false;
        }

        return true;
    }

    /// <summary>Reads one conversion, behind its flags and modifiers.</summary>
    private bool Convert(ref byte* format)
    {
        format++;
        while (*format is (byte)'-' or (byte)'_' or (byte)'0' or (byte)'^' or (byte)'#')
            format++;

        byte modifier = *format;
        bool isModified = modifier is (byte)'E' or (byte)'O';
        if (!isModified)
            return ConvertField(*format);

        format++;
        return Has(modifier == 'E' ? "cCYxX"u8 : "bBhdeHImMSUVWwy"u8, *format) && ConvertField(*format);
    }

    private bool ConvertField(byte letter)
    {
        switch (letter)
        {
            case (byte)'%': return TrySkip(letter);
            case (byte)'n' or (byte)'t': SkipSpace(); return true;
            case (byte)'c': return Run("%a %b %e %H:%M:%S %Y"u8);
            case (byte)'D' or (byte)'x': return Run("%m/%d/%y"u8);
            case (byte)'F': return Run("%Y-%m-%d"u8);
            case (byte)'R': return Run("%H:%M"u8);
            case (byte)'r': return Run("%I:%M:%S %p"u8);
            case (byte)'T' or (byte)'X': return Run("%H:%M:%S"u8);
            case (byte)'s': return ReadSeconds();
            case (byte)'z': return ReadOffset();
            case (byte)'Z': return SkipZone();
            case (byte)'p': return ReadHalf();
            default: return IsOfTime(letter) ? ReadTime(letter) : ReadDate(letter);
        }
    }

    private static bool IsOfTime(byte letter) => Has("HkIlMS"u8, letter);

    private static bool Has(ReadOnlySpan<byte> letters, byte letter) => Text.IndexOf(letters, letter) < letters.Length;

    private bool ReadTime(byte letter)
    {
        const int hours = 12;
        int value = letter switch
        {
            (byte)'H' or (byte)'k' => Read(0, 23, 2),
            (byte)'I' or (byte)'l' => Read(1, hours, 2),
            (byte)'M' => Read(0, 59, 2),
            _ => Read(0, 61, 2),
        };
        if (value == Failed)
            return false;

        switch (letter)
        {
            case (byte)'M': _date->Minute = value; break;
            case (byte)'S': _date->Second = value; break;
            default:
                _hasHalfDays = letter is (byte)'I' or (byte)'l';
                _date->Hour = _hasHalfDays ? value % hours : value;
                break;
        }

        return true;
    }

    private bool ReadDate(byte letter) => letter switch
    {
        (byte)'a' or (byte)'A' => SetWeekDay(ReadName(DayNames)),
        (byte)'u' => SetWeekDay(Read(1, Calendar.DaysOfWeek, 1)),
        (byte)'w' => SetWeekDay(Read(0, Calendar.DaysOfWeek - 1, 1)),
        (byte)'b' or (byte)'B' or (byte)'h' => SetMonth(ReadName(MonthNames), first: 0),
        (byte)'m' => SetMonth(Read(1, Calendar.MonthsOfYear, 2), first: 1),
        (byte)'d' or (byte)'e' => SetDay(Read(1, 31, 2)),
        (byte)'j' => SetYearDay(Read(1, 366, 3)),
        (byte)'C' => SetCentury(Read(0, 99, 2)),
        (byte)'y' => SetYearOfCentury(Read(0, 99, 2)),
        (byte)'Y' => SetYear(Read(0, 9999, 4)),
        (byte)'U' => SetWeek(Read(0, 53, 2), isOfSunday: true),
        (byte)'W' => SetWeek(Read(0, 53, 2), isOfSunday: false),
        (byte)'V' => Read(0, 53, 2) != Failed,
        (byte)'g' => Read(0, 99, 2) != Failed,
        (byte)'G' => SkipDigits(),
        _ => false,
    };
}

using System;

namespace Cosmos.Libc;

/// <summary>Days as dates and back, in the Gregorian calendar, before its first day, too. Day 0 is 1970-01-01.</summary>
/// <remarks>Years are counted from a March on, in eras of 400, so that a leap day is the last of its year (Hinnant, chrono-compatible
/// low-level date algorithms, 2021).</remarks>
internal static class Calendar
{
    /// <summary>The year that C counts from.</summary>
    public const int FirstYear = 1900;

    /// <summary>Months of a year.</summary>
    public const int MonthsOfYear = 12;

    /// <summary>Days of a week.</summary>
    public const int DaysOfWeek = 7;

    private const int DaysToEra = 719468;
    private const int DaysOfEra = 146097;
    private const int DaysOfCentury = 36524;
    private const int DaysOfFourYears = 1460;
    private const int DaysOfYear = 365;
    private const int YearsOfEra = 400;
    private const int EpochWeekDay = 4;
    private const int DaysToMarch = 59;
    private const int DaysFromMarch = 306;

    // Five months from March on have 153 days.
    private const int MonthsOfCycle = 5;
    private const int DaysOfCycle = 153;
    private const int MarchToJanuary = 10;

    /// <summary>The day of a date.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">0 to 11.</param>
    /// <param name="day">The day of the month, from 1; others count on from there.</param>
    public static long DayOf(long year, int month, long day)
    {
        year -= month < 2 ? 1 : 0;
        long era = Floor(year, YearsOfEra);
        long yearOfEra = year - era * YearsOfEra;
        int fromMarch = month < 2 ? month + MarchToJanuary : month - 2;
        long dayOfYear = (DaysOfCycle * fromMarch + 2) / MonthsOfCycle + day - 1;
        return era * DaysOfEra + yearOfEra * DaysOfYear + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DaysToEra;
    }

    /// <summary>Sets the date of a day.</summary>
    /// <returns>False for a year that no <c>int</c> counts.</returns>
    public static bool TrySetDate(ref BrokenTime result, long days)
    {
        long era = Floor(days + DaysToEra, DaysOfEra);
        long day = days + DaysToEra - era * DaysOfEra;
        long year = (day - day / DaysOfFourYears + day / DaysOfCentury - day / (DaysOfEra - 1)) / DaysOfYear;
        long dayOfYear = day - (DaysOfYear * year + year / 4 - year / 100);
        long month = (MonthsOfCycle * dayOfYear + 2) / DaysOfCycle;
        result.Day = (int)(dayOfYear - (DaysOfCycle * month + 2) / MonthsOfCycle + 1);
        result.Month = (int)(month < MarchToJanuary ? month + 2 : month - MarchToJanuary);
        long fullYear = year + era * YearsOfEra + (result.Month < 2 ? 1 : 0);
        result.Year = (int)(fullYear - FirstYear);
        result.WeekDay = WeekDayOf(days);
        result.YearDay = (int)(month < MarchToJanuary ? dayOfYear + DaysToMarch + (IsLeap(fullYear) ? 1 : 0) : dayOfYear - DaysFromMarch);
        return result.Year == fullYear - FirstYear;
    }

    /// <summary>A quotient that is rounded down, also below 0.</summary>
    public static long Floor(long value, long divisor)
    {
        long quotient = Math.DivRem(value, divisor, out long rest);
        return rest < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The day of the week of a day, from Sunday.</summary>
    public static int WeekDayOf(long day) => (int)(day + EpochWeekDay - Floor(day + EpochWeekDay, DaysOfWeek) * DaysOfWeek);

    /// <summary>Whether a year has a 29th of February.</summary>
    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % YearsOfEra == 0);
}

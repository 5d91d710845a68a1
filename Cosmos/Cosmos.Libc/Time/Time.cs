// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System;
using System.Runtime;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>The time of day: <c>&lt;time.h&gt;</c> and <c>&lt;sys/time.h&gt;</c> (POSIX.1-2017). Local time is UTC.</summary>
internal static unsafe class Time
{
    private const long NanosecondsPerMicrosecond = 1000;

    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 60 * SecondsPerMinute;
    private const int SecondsPerDay = 24 * SecondsPerHour;
    private const int FirstYear = 1900;

    [RuntimeExport("gettimeofday")]
    private static int OfDay(long* time, void* zone)
    {
        TimeSpec now;
        now.Seconds = 0;
        now.Nanoseconds = 0;
        now.Set((long)WallClock.Nanoseconds);
        time[0] = now.Seconds;
        time[1] = now.Nanoseconds / NanosecondsPerMicrosecond;
        return 0;
    }

    [RuntimeExport("time")]
    private static long Seconds(long* time)
    {
        long now = (long)WallClock.Nanoseconds / (long)Clock.Second;
        if (time != null)
            *time = now;

        return now;
    }

    [RuntimeExport("gmtime_r")]
    private static BrokenTime* ToUtc(long* time, BrokenTime* result)
    {
        long days = Math.DivRem(*time, SecondsPerDay, out long rest);
        if (rest < 0)
        {
            rest += SecondsPerDay;
            days--;
        }

        *result = default;
        result->Hour = (int)(rest / SecondsPerHour);
        result->Minute = (int)(rest % SecondsPerHour / SecondsPerMinute);
        result->Second = (int)(rest % SecondsPerMinute);
        SetDate(result, days);
        return result;
    }

    [RuntimeExport("localtime_r")]
    private static BrokenTime* ToLocal(long* time, BrokenTime* result) => ToUtc(time, result);

    [RuntimeExport("tzset")]
    private static void SetZone()
    {
    }

    /// <summary>The date of a day: days are counted in eras of 400 years from a March on, so that a leap day is the last of its
    /// year.</summary>
    private static void SetDate(BrokenTime* result, long days)
    {
        const int daysToEra = 719468;
        const int daysOfEra = 146097;
        const int daysOfCentury = 36524;
        const int daysOfFourYears = 1460;
        const int daysOfYear = 365;
        const int yearsOfEra = 400;
        const int epochWeekday = 4;
        long shifted = days + daysToEra;
        long era = (shifted >= 0 ? shifted : shifted - (daysOfEra - 1)) / daysOfEra;
        long day = shifted - era * daysOfEra;
        long year = (day - day / daysOfFourYears + day / daysOfCentury - day / (daysOfEra - 1)) / daysOfYear;
        long dayOfYear = day - (daysOfYear * year + year / 4 - year / 100);
        long month = (5 * dayOfYear + 2) / 153;
        result->Day = (int)(dayOfYear - (153 * month + 2) / 5 + 1);
        result->Month = (int)(month < 10 ? month + 2 : month - 10);
        long fullYear = year + era * yearsOfEra + (result->Month < 2 ? 1 : 0);
        result->Year = (int)(fullYear - FirstYear);
        result->WeekDay = (int)(((days + epochWeekday) % 7 + 7) % 7);
        bool isLeap = fullYear % 4 == 0 && (fullYear % 100 != 0 || fullYear % yearsOfEra == 0);
        result->YearDay = (int)(month < 10 ? dayOfYear + 59 + (isLeap ? 1 : 0) : dayOfYear - 306);
    }

    /// <summary>C's <c>struct tm</c> as glibc has it.</summary>
    private struct BrokenTime
    {
        public int Second;
        public int Minute;
        public int Hour;
        public int Day;
        public int Month;
        public int Year;
        public int WeekDay;
        public int YearDay;
        public int IsDaylightSaving;
        public long Offset;
        public byte* Zone;
    }
}

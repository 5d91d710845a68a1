// Some fields are only there for C, which reads or writes them.
#pragma warning disable CS0649


using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary><c>&lt;time.h&gt;</c> and <c>&lt;sys/time.h&gt;</c> (POSIX.1-2017; the clocks are Linux's). Local time is UTC.</summary>
internal static unsafe class Time
{
    private const int Realtime = 0;
    private const int Monotonic = 1;
    private const int ProcessCpu = 2;
    private const int ThreadCpu = 3;
    private const int MonotonicRaw = 4;
    private const int RealtimeCoarse = 5;
    private const int MonotonicCoarse = 6;
    private const int BootTime = 7;
    private const int LastClock = BootTime;

    /// <summary>Centuries from now, and still a valid time: a thread that sleeps until then must not wait for ever.</summary>
    private const ulong LastDeadline = ulong.MaxValue - 1;

    private const int AbsoluteTime = 1;
    private const long NanosecondsPerMicrosecond = 1000;

    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 60 * SecondsPerMinute;
    private const int SecondsPerDay = 24 * SecondsPerHour;
    private const int FirstYear = 1900;

    [RuntimeExport("clock_gettime")]
    public static int Get(int clock, Out<TimeSpec> time)
    {
        if ((uint)clock > LastClock)
            return CResult.Fail(Errno.EINVAL);

        TimeSpec now = default;
        now.Set(Read(clock));
        return (int)CResult.Of(time.Write(in now));
    }

    /// <summary>The clocks tick in nanoseconds; the CPU's counter behind them is about as fine.</summary>
    [RuntimeExport("clock_getres")]
    private static int Resolution(int clock, Out<TimeSpec> time) => (uint)clock > LastClock
        ? CResult.Fail(Errno.EINVAL)
        : (int)CResult.Of(time.WriteIfWanted(new TimeSpec { Nanoseconds = 1 }));

    [RuntimeExport("nanosleep")]
    private static int Sleep(In<TimeSpec> length, Out<TimeSpec> rest)
    {
        int error = length.Read(out TimeSpec wanted);
        if (error == 0 && (!wanted.IsValid || wanted.Seconds < 0))
            error = -Errno.EINVAL;

        if (error == 0)
            SleepUntil(DeadlineAfter(in wanted));

        return (int)CResult.Of(error);
    }

    /// <summary>Sleeps for a length or until a time.</summary>
    /// <returns>0 or an error number; <c>errno</c> is left alone.</returns>
    [RuntimeExport("clock_nanosleep")]
    private static int Sleep(int clock, int flags, In<TimeSpec> time, Out<TimeSpec> rest)
    {
        if ((uint)clock > LastClock)
            return Errno.EINVAL;

        if (clock is ProcessCpu or ThreadCpu)
            return Errno.EOPNOTSUPP;

        if (time.Read(out TimeSpec wanted) != 0)
            return Errno.EFAULT;

        if (!wanted.IsValid || wanted.Seconds < 0)
            return Errno.EINVAL;

        SleepUntil((flags & AbsoluteTime) != 0 ? DeadlineAt(clock, in wanted) : DeadlineAfter(in wanted));
        return 0;
    }

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

    private static long Read(int clock) => clock switch
    {
        Realtime or RealtimeCoarse => (long)WallClock.Nanoseconds,
        ProcessCpu => (long)CpuTime.Process(),
        ThreadCpu => (long)CpuTime.Thread(),
        _ => (long)Clock.Nanoseconds,
    };

    private static ulong DeadlineAfter(in TimeSpec length) =>
        length.Seconds > long.MaxValue / (long)Clock.Second - 1
            ? LastDeadline
            : Clock.Nanoseconds + (ulong)length.Total;

    private static ulong DeadlineAt(int clock, in TimeSpec time) =>
        (ulong)Math.Max(0, time.Total - Read(clock) + (long)Clock.Nanoseconds);

    private static void SleepUntil(ulong deadline)
    {
        while (Clock.Nanoseconds < deadline)
            Scheduler.SleepUntil(deadline);
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

using System.Runtime;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>The time of day: <c>&lt;time.h&gt;</c> and <c>&lt;sys/time.h&gt;</c> (POSIX.1-2017). Dates are <see cref="LocalTime"/>'s.</summary>
internal static unsafe class Time
{
    private const long NanosecondsPerMicrosecond = 1000;

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

    /// <summary>Tells the time of day by C's own name for it.</summary>
    /// <returns>The base, or 0 for one that there is not.</returns>
    [RuntimeExport("timespec_get")]
    private static int OfBase(TimeSpec* time, int timeBase)
    {
        const int utc = 1;
        if (timeBase != utc)
            return 0;

        time->Set((long)WallClock.Nanoseconds);
        return timeBase;
    }
}

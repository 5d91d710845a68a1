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
}

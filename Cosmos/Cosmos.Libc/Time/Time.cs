using System;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary><c>&lt;time.h&gt;</c> and <c>&lt;sys/time.h&gt;</c> (POSIX.1-2017; the clocks are Linux's). Dates are <see cref="LocalTime"/>'s.</summary>
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
}

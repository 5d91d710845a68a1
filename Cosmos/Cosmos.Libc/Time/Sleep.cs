using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>Sleeping (<c>&lt;time.h&gt;</c> and <c>&lt;unistd.h&gt;</c>, POSIX.1-2017). A signal's handler ends it with EINTR, whatever
/// its flags, and it is a cancellation point.</summary>
internal static class Sleep
{
    private const int AbsoluteTime = 1;
    private const uint MicrosecondsPerSecond = 1_000_000;
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>Sleeps for a length, and tells what was left of it when a signal came.</summary>
    [RuntimeExport("nanosleep")]
    private static int For(In<TimeSpec> length, Out<TimeSpec> rest)
    {
        int error = length.Read(out TimeSpec wanted);
        return error != 0 ? (int)CResult.Of(error) : (int)CResult.Of(-For(in wanted, rest));
    }

    /// <summary>Sleeps for a length or until a time.</summary>
    /// <returns>0 or an error number; <c>errno</c> is left alone.</returns>
    [RuntimeExport("clock_nanosleep")]
    private static int By(int clock, int flags, In<TimeSpec> time, Out<TimeSpec> rest)
    {
        if (Clocks.IsOnlyRead(clock))
            return Errno.EOPNOTSUPP;

        bool isOfProcess = Clocks.IsOfProcess(clock);
        if (!Clocks.CanWait(clock) && !isOfProcess)
            return Errno.EINVAL;

        if (time.Read(out TimeSpec wanted) != 0)
            return Errno.EFAULT;

        if (!wanted.IsValid || wanted.Seconds < 0)
            return Errno.EINVAL;

        bool isAbsolute = (flags & AbsoluteTime) != 0;
        return isOfProcess ? UntilRan((ulong)wanted.Total + (isAbsolute ? 0 : CpuTime.Process()))
            : isAbsolute ? Until(clock, in wanted)
            : For(in wanted, rest);
    }

    /// <summary>Sleeps for seconds.</summary>
    /// <returns>The seconds that were left when a signal came.</returns>
    [RuntimeExport("sleep")]
    private static uint Seconds(uint seconds)
    {
        ulong deadline = new TimeSpec { Seconds = seconds }.DeadlineAfter();
        ulong now = 0;
        if (Until(deadline) != 0)
            now = Clock.Nanoseconds;

        return now == 0 || now >= deadline ? 0 : (uint)((deadline - now) / Clock.Second);
    }

    /// <summary>Sleeps for microseconds.</summary>
    [RuntimeExport("usleep")]
    private static int Microseconds(uint length)
    {
        var wanted = new TimeSpec
        {
            Seconds = length / MicrosecondsPerSecond,
            Nanoseconds = length % MicrosecondsPerSecond * NanosecondsPerMicrosecond,
        };
        return (int)CResult.Of(-Until(wanted.DeadlineAfter()));
    }

    internal static int For(in TimeSpec length, Out<TimeSpec> rest)
    {
        if (!length.IsValid || length.Seconds < 0)
            return Errno.EINVAL;

        ulong deadline = length.DeadlineAfter();
        int error = Until(deadline);
        if (error == 0)
            return 0;

        ulong now = Clock.Nanoseconds;
        TimeSpec left = default;
        left.Set(deadline > now ? (long)(deadline - now) : 0);
        return rest.WriteIfWanted(in left) == 0 ? error : Errno.EFAULT;
    }

    private static int Until(ulong deadline)
    {
        TimeSpec time = default;
        time.Set((long)System.Math.Min(deadline, long.MaxValue));
        return Until(Clocks.Monotonic, in time);
    }

    /// <summary>Sleeps until a clock shows a time. The clock may be set meanwhile.</summary>
    /// <returns>0, or EINTR when a handler ran before the time came.</returns>
    private static int Until(int clock, in TimeSpec time)
    {
        Interruption interruption = Interruption.Watch();
        Cancellation.Enter();
        while (Clocks.DeadlineAt(clock, in time) is var deadline && deadline > Clock.Nanoseconds && !interruption.Came)
        {
            Scheduler.SleepUntil(deadline);
            Cancellation.Test();
        }

        Cancellation.Leave();
        return interruption.Came ? Errno.EINTR : 0;
    }

    /// <summary>Waits until the other threads have run for so long: it looks once a tick.</summary>
    private static int UntilRan(ulong time)
    {
        int error = 0;
        while (error == 0 && CpuTime.Process() < time)
            error = Until(Clock.Nanoseconds + Clock.Second / Timer.TicksPerSecond);

        return error;
    }
}

using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>The clocks of <c>&lt;time.h&gt;</c> (POSIX.1-2017; their numbers are Linux's).</summary>
internal static unsafe class Clocks
{
    /// <summary>The clock that shows the time of day: CLOCK_REALTIME.</summary>
    public const int Realtime = 0;

    /// <summary>The clock that never jumps: CLOCK_MONOTONIC, which is <see cref="Clock"/>.</summary>
    public const int Monotonic = 1;

    /// <summary>The running time of the process: CLOCK_PROCESS_CPUTIME_ID.</summary>
    public const int ProcessCpu = 2;

    /// <summary>The running time of the calling thread: CLOCK_THREAD_CPUTIME_ID.</summary>
    public const int ThreadCpu = 3;

    private const int MonotonicRaw = 4;
    private const int RealtimeCoarse = 5;
    private const int MonotonicCoarse = 6;
    private const int BootTime = 7;
    private const int AtomicTime = 11;

    // A clock of running time is the complement of an id, and three bits: whether the id is a thread's, and the kind of the clock.
    private const int IdShift = 3;
    private const int KindMask = 7;
    private const int OfProcess = 2;
    private const int OfThread = 6;

    private const long CoarseResolution = (long)Clock.Second / Timer.TicksPerSecond;

    /// <summary>Whether a clock shows the time of day.</summary>
    public static bool IsOfDay(int clock) => clock is Realtime or RealtimeCoarse or AtomicTime;

    /// <summary>Whether a thread can wait by a clock, and a timer can have it: not by the coarse clocks.</summary>
    public static bool CanWait(int clock) => clock is Realtime or Monotonic or BootTime or AtomicTime;

    /// <summary>Whether a clock can only be read.</summary>
    public static bool IsOnlyRead(int clock) => clock is MonotonicRaw or RealtimeCoarse or MonotonicCoarse;

    /// <summary>The clock of a thread's running time.</summary>
    public static int OfId(ulong id) => (~(int)id << IdShift) | OfThread;

    /// <summary>Whether a clock measures the running time of the process.</summary>
    public static bool IsOfProcess(int clock) =>
        clock == ProcessCpu || (clock < 0 && (clock & KindMask) == OfProcess && IdOf(clock) is 0 or Signals.Process);

    /// <summary>Whether a clock measures the running time of a thread.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="id">The thread's number; 0 for the calling one.</param>
    public static bool IsOfThread(int clock, out ulong id)
    {
        id = clock < 0 ? IdOf(clock) : 0;
        return clock == ThreadCpu || (clock < 0 && (clock & KindMask) == OfThread);
    }

    /// <summary>Reads a clock.</summary>
    /// <returns>False when there is none such.</returns>
    public static bool TryRead(int clock, out long nanoseconds)
    {
        nanoseconds = 0;
        if (IsOfDay(clock))
            nanoseconds = (long)WallClock.Nanoseconds;
        else if (CanWait(clock) || IsOnlyRead(clock))
            nanoseconds = (long)Clock.Nanoseconds;
        else if (IsOfProcess(clock))
            nanoseconds = (long)CpuTime.Process();
        else
            return IsOfThread(clock, out ulong id) && TryReadThread(id, out nanoseconds);

        return true;
    }

    /// <summary>When a clock that one can wait by shows a time, on <see cref="Clock"/>; 0 for one that is past.</summary>
    public static ulong DeadlineAt(int clock, in TimeSpec time)
    {
        long ahead = IsOfDay(clock) ? (long)(WallClock.Nanoseconds - Clock.Nanoseconds) : 0;
        return (ulong)System.Math.Max(0, time.Total - ahead);
    }

    [RuntimeExport("clock_gettime")]
    public static int Get(int clock, Out<TimeSpec> time)
    {
        if (!TryRead(clock, out long nanoseconds))
            return CResult.Fail(Errno.EINVAL);

        TimeSpec now = default;
        now.Set(nanoseconds);
        return (int)CResult.Of(time.Write(in now));
    }

    /// <summary>The clocks tick in nanoseconds: the CPU's counter behind them is about as fine. The coarse ones promise no more than the
    /// timer's ticks.</summary>
    [RuntimeExport("clock_getres")]
    private static int Resolution(int clock, Out<TimeSpec> time) => !TryRead(clock, out _)
        ? CResult.Fail(Errno.EINVAL)
        : (int)CResult.Of(time.WriteIfWanted(new TimeSpec
        {
            Nanoseconds = clock is RealtimeCoarse or MonotonicCoarse ? CoarseResolution : 1,
        }));

    /// <summary>Sets the time of day. EINVAL for any other clock.</summary>
    [RuntimeExport("clock_settime")]
    private static int Set(int clock, In<TimeSpec> time)
    {
        int error = time.Read(out TimeSpec wanted);
        if (error == 0 && (clock != Realtime || !wanted.IsValid || wanted.Seconds < 0))
            error = -Errno.EINVAL;

        if (error == 0)
            Set(wanted.Total);

        return (int)CResult.Of(error);
    }

    private static void Set(long nanoseconds)
    {
        long ahead = nanoseconds - (long)WallClock.Nanoseconds;
        WallClock.Set((ulong)nanoseconds);
        Scheduler.FollowDay(ahead);
    }

    /// <summary>The clock of the running time of a process. ESRCH for any but the one.</summary>
    [RuntimeExport("clock_getcpuclockid")]
    private static int OfOne(int process, int* clock)
    {
        if (process is not (0 or Signals.Process))
            return Errno.ESRCH;

        *clock = (~process << IdShift) | OfProcess;
        return 0;
    }

    private static ulong IdOf(int clock) => (ulong)~(clock >> IdShift);

    private static bool TryReadThread(ulong id, out long nanoseconds)
    {
        nanoseconds = 0;
        if (id == 0)
        {
            nanoseconds = (long)CpuTime.Thread();
            return true;
        }

        if (!Scheduler.TryEnterById(id, out Thread* thread))
            return false;

        nanoseconds = (long)Scheduler.TimeOf(thread);
        Scheduler.Leave();
        return true;
    }
}

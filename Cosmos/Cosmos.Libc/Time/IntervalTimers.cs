using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using Cosmos.Core.Locks;
using Cosmos.Core.Runtime;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The three timers of <c>&lt;sys/time.h&gt;</c>, and <c>alarm</c> (POSIX.1-2017): each sends the process a signal.</summary>
internal static unsafe class IntervalTimers
{
    private const int Real = 0;
    private const int Virtual = 1;
    private const int Count = 3;

    private const byte AlarmSignal = 14;
    private const byte VirtualSignal = 26;
    private const byte ProfilingSignal = 27;

    private const ulong NanosecondsPerMicrosecond = 1000;
    private const ulong MicrosecondsPerSecond = 1_000_000;

    [OwnedBy("who is inside the scheduler's lock")]
    private static Timers _timers;

    /// <summary>Sets a timer; null stops it, as zero does.</summary>
    [RuntimeExport("setitimer")]
    private static int Set(int which, In<Setting> wanted, Out<Setting> old)
    {
        Setting asked = default;
        int error = (uint)which >= Count ? -Errno.EINVAL : wanted.IsNull ? 0 : wanted.Read(out asked);
        if (error == 0 && !(asked.Value.IsValid && asked.Interval.IsValid))
            error = -Errno.EINVAL;

        return (int)CResult.Of(error != 0 ? error : old.WriteIfWanted(Change(which, asked.Value.Total, asked.Interval.Total)));
    }

    /// <summary>Tells what is left of a timer.</summary>
    [RuntimeExport("getitimer")]
    private static int Get(int which, Out<Setting> setting)
    {
        if ((uint)which >= Count)
            return CResult.Fail(Errno.EINVAL);

        Scheduler.Lock.Enter(LockRank.Scheduler);
        Setting found = Read(At(which));
        Scheduler.Lock.Exit();
        return (int)CResult.Of(setting.Write(in found));
    }

    /// <summary>Sends SIGALRM after seconds; 0 sends none.</summary>
    /// <returns>The seconds that were left of the alarm before, rounded, but not to 0.</returns>
    [RuntimeExport("alarm")]
    private static uint Alarm(uint seconds)
    {
        Setting before = Change(Real, seconds * Clock.Second, 0);
        ulong left = (before.Value.Total + Clock.Second / 2) / Clock.Second;
        return (uint)(left == 0 && before.Value.Total != 0 ? 1 : left);
    }

    /// <summary>The same in microseconds, again and again.</summary>
    [RuntimeExport("ualarm")]
    private static uint Alarm(uint length, uint interval)
    {
        Setting before = Change(Real, length * NanosecondsPerMicrosecond, interval * NanosecondsPerMicrosecond);
        return (uint)(before.Value.Total / NanosecondsPerMicrosecond);
    }

    private static Setting Change(int which, ulong length, ulong interval)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        ProgramTimer* timer = At(which);
        Setting before = Read(timer);
        timer->IsAlarm = true;
        timer->IsByCpu = which != Real;
        timer->Signal = which == Real ? AlarmSignal : which == Virtual ? VirtualSignal : ProfilingSignal;
        ProgramTimers.Set(timer, length == 0 ? ulong.MaxValue : timer->Now + length, interval);
        Scheduler.Lock.Exit();
        return before;
    }

    private static Setting Read(ProgramTimer* timer)
    {
        Setting setting = default;
        if (timer->Signal == 0)
            return setting;

        setting.Value = Span.Of(timer->Rest(timer->Now));
        setting.Interval = Span.Of(timer->Interval);
        return setting;
    }

    private static ProgramTimer* At(int which) => (ProgramTimer*)Static.AddressOf(ref _timers) + which;

    /// <summary>C's <c>struct timeval</c> as a length.</summary>
    private struct Span
    {
        public long Seconds;
        public long Microseconds;

        public readonly bool IsValid => Seconds >= 0 && (ulong)Microseconds < MicrosecondsPerSecond;

        public readonly ulong Total =>
            (ulong)new TimeSpec { Seconds = Seconds, Nanoseconds = Microseconds * (long)NanosecondsPerMicrosecond }.Total;

        /// <summary>Rounded up: what runs is not told as 0.</summary>
        public static Span Of(ulong nanoseconds)
        {
            ulong all = (nanoseconds + NanosecondsPerMicrosecond - 1) / NanosecondsPerMicrosecond;
            return new Span { Seconds = (long)(all / MicrosecondsPerSecond), Microseconds = (long)(all % MicrosecondsPerSecond) };
        }
    }

    /// <summary>C's <c>struct itimerval</c>.</summary>
    private struct Setting
    {
        public Span Interval;
        public Span Value;
    }

    [InlineArray(Count)]
    private struct Timers
    {
        private ProgramTimer _first;
    }
}

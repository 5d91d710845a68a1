using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>The timers of <c>&lt;time.h&gt;</c> (POSIX.1-2017; Linux's numbers). A <c>timer_t</c> is a small number.</summary>
internal static unsafe class PosixTimers
{
    private const int AbsoluteTime = 1;
    private const byte AlarmSignal = 14;
    private const ulong Never = ulong.MaxValue;

    /// <summary>Makes a timer, which does not run. EINVAL when there is no such clock, signal or thread, EAGAIN when there are too many.
    /// </summary>
    [RuntimeExport("timer_create")]
    private static int Create(int clock, In<SignalEvent> wanted, Out<ulong> id)
    {
        var asked = new SignalEvent { Signal = AlarmSignal };
        int error = wanted.IsNull ? 0 : wanted.Read(out asked);
        PosixTimer timer = default;
        if (error == 0)
            error = Prepare(clock, in asked, ref timer);

        return (int)CResult.Of(error != 0 ? error : Add(in timer, in asked, hasOwnValue: wanted.IsNull, id));
    }

    /// <summary>Removes a timer, and its signal if it is pending.</summary>
    [RuntimeExport("timer_delete")]
    private static int Delete(ulong id)
    {
        if (!ProgramTimers.TryEnter(id, out ProgramTimer* timer))
            return CResult.Fail(Errno.EINVAL);

        ProgramTimers.Remove(id, timer);
        ProgramTimers.Leave();
        Heap.Free(timer);
        return 0;
    }

    /// <summary>Sets when a timer expires, and from then on how often; a value of 0 stops it.</summary>
    [RuntimeExport("timer_settime")]
    private static int Set(ulong id, int flags, In<Setting> wanted, Out<Setting> old)
    {
        int error = wanted.IsNull ? -Errno.EINVAL : wanted.Read(out _);
        if (error != 0 || wanted.Read(out Setting asked) != 0)
            return (int)CResult.Of(error);

        if (!asked.IsValid)
            return CResult.Fail(Errno.EINVAL);

        if (!ProgramTimers.TryEnter(id, out ProgramTimer* timer))
            return CResult.Fail(Errno.EINVAL);

        Setting before = Read(timer);
        timer->IsOfDay = (flags & AbsoluteTime) != 0 && Clocks.IsOfDay(((PosixTimer*)timer)->Clock);
        ProgramTimers.Set(timer, DeadlineOf((PosixTimer*)timer, flags, in asked), (ulong)asked.Interval.Total);
        ProgramTimers.Leave();
        return (int)CResult.Of(old.WriteIfWanted(in before));
    }

    /// <summary>Tells what is left of a timer.</summary>
    [RuntimeExport("timer_gettime")]
    private static int Get(ulong id, Out<Setting> setting)
    {
        if (!ProgramTimers.TryEnter(id, out ProgramTimer* timer))
            return CResult.Fail(Errno.EINVAL);

        Setting found = Read(timer);
        ProgramTimers.Leave();
        return (int)CResult.Of(setting.Write(in found));
    }

    /// <summary>Tells how often a timer expired in vain before the signal that was taken last.</summary>
    [RuntimeExport("timer_getoverrun")]
    private static int GetOverrun(ulong id)
    {
        if (!ProgramTimers.TryEnter(id, out ProgramTimer* timer))
            return CResult.Fail(Errno.EINVAL);

        int overrun = timer->Overrun;
        ProgramTimers.Leave();
        return overrun;
    }

    private static int Prepare(int clock, in SignalEvent wanted, ref PosixTimer timer)
    {
        timer.Clock = clock;
        if (Clocks.IsOnlyRead(clock))
            return -Errno.EOPNOTSUPP;

        if (Clocks.IsOfThread(clock, out ulong measured))
        {
            timer.Timer.Measured = measured == 0 ? Scheduler.Current : Find(measured);
            if (timer.Timer.Measured == null)
                return -Errno.EINVAL;
        }
        else if (!Clocks.CanWait(clock) && !Clocks.IsOfProcess(clock))
        {
            return -Errno.EINVAL;
        }

        timer.Timer.IsByCpu = !Clocks.CanWait(clock);
        return PrepareSignal(in wanted, ref timer);
    }

    private static int PrepareSignal(in SignalEvent wanted, ref PosixTimer timer)
    {
        bool isSignal = (uint)(wanted.Signal - 1) < Signals.Count;
        switch (wanted.Kind)
        {
            case SignalEvent.ByNothing:
                return 0;
            case SignalEvent.BySignal:
                return isSignal ? 0 : -Errno.EINVAL;
            case SignalEvent.BySignalOfThread:
                timer.Timer.Target = Find((ulong)wanted.Thread);
                return isSignal && timer.Timer.Target != null ? 0 : -Errno.EINVAL;
            case SignalEvent.ByThread:
                timer.Timer.Target = TimerFunctions.Worker();
                timer.Function = (ulong)wanted.Function;
                timer.Value = wanted.Value;
                timer.Attributes = wanted.Attributes == null ? TimerFunctions.Detached : *wanted.Attributes;
                return timer.Timer.Target != null ? 0 : -Errno.EAGAIN;
            default:
                return -Errno.EINVAL;
        }
    }

    /// <returns>0, or a negative error number.</returns>
    private static int Add(in PosixTimer timer, in SignalEvent wanted, bool hasOwnValue, Out<ulong> target)
    {
        var made = (PosixTimer*)Heap.Allocate((ulong)sizeof(PosixTimer));
        if (made == null)
            return -Errno.EAGAIN;

        *made = timer;
        int signal = wanted.Kind == SignalEvent.ByNothing ? 0 : wanted.Kind == SignalEvent.ByThread ? TimerFunctions.Signal : wanted.Signal;
        ulong value = wanted.Value;
        int id = ProgramTimers.TryAdd(
            &made->Timer, Signals.Made(signal, SignalInformation.FromTimer, value), hasOwnValue);
        if (id < 0)
        {
            Heap.Free(made);
            return -Errno.EAGAIN;
        }

        int error = target.Write((ulong)id);
        if (error != 0)
            Delete((ulong)id);

        return error;
    }

    private static Setting Read(ProgramTimer* timer)
    {
        Setting setting = default;
        setting.Value.Set((long)timer->Rest(timer->Now));
        setting.Interval.Set((long)timer->Interval);
        return setting;
    }

    private static ulong DeadlineOf(PosixTimer* timer, int flags, in Setting wanted)
    {
        var length = (ulong)wanted.Value.Total;
        if (length == 0)
            return Never;

        bool isAbsolute = (flags & AbsoluteTime) != 0;
        return !isAbsolute ? timer->Timer.Now + length
            : timer->Timer.IsByCpu ? length
            : Clocks.DeadlineAt(timer->Clock, in wanted.Value);
    }

    private static Thread* Find(ulong id)
    {
        if (!Scheduler.TryEnterById(id, out Thread* thread))
            return null;

        Scheduler.Leave();
        return thread;
    }

    /// <summary>C's <c>struct itimerspec</c>.</summary>
    private struct Setting
    {
        public TimeSpec Interval;
        public TimeSpec Value;

        public readonly bool IsValid => Value.IsValid && Interval.IsValid && Value.Seconds >= 0 && Interval.Seconds >= 0;
    }
}

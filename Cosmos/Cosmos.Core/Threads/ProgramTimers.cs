using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Locks;
using Cosmos.Core.Runtime;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The timers of the program. The scheduler looks at them where it looks at sleeping threads. Inside its lock.</summary>
[LockedBy(typeof(Scheduler), "_lock")]
internal static unsafe class ProgramTimers
{
    /// <summary>How many timers there can be.</summary>
    public const int Count = 256;

    /// <summary>Those that run by the clock, the first to expire first.</summary>
    private static ProgramTimer* _first;

    /// <summary>Those that measure running time, in any order.</summary>
    private static ProgramTimer* _byCpu;
    private static Table _table;

    /// <summary>When the first expires.</summary>
    public static ulong FirstDeadline => _first == null ? ulong.MaxValue : _first->Deadline;

    /// <summary>Whether one expires while every thread waits.</summary>
    public static bool AreArmed => _first != null;

    /// <summary>Whether one that measures running time expires now. Also for interrupt handlers, when no lock is held.</summary>
    public static bool AreDueByCpu
    {
        get
        {
            ProgramTimer* timer = _byCpu;
            while (timer != null && timer->Deadline > timer->Now)
                timer = timer->Next;

            return timer != null;
        }
    }

    /// <summary>Takes a timer up, and gives it the node of its signal.</summary>
    /// <param name="timer">The timer, which stays where it is.</param>
    /// <param name="signal">What it sends; number 0 for nothing.</param>
    /// <param name="hasOwnValue">Whether the signal's value is the timer's number.</param>
    /// <returns>Its number; -1 when there are too many.</returns>
    public static int TryAdd(ProgramTimer* timer, SignalNode signal, bool hasOwnValue)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        int id = FindFree();
        if (id >= 0 && signal.Signal != 0)
        {
            timer->Node = SignalNodes.Take();
            id = timer->Node == 0 ? -1 : id;
        }

        if (id >= 0)
            Take(timer, signal, id, hasOwnValue);

        Scheduler.Lock.Exit();
        return id;
    }

    /// <summary>Enters the lock, inside which the timer with a number stays.</summary>
    /// <returns>False when there is none; then the lock is not entered.</returns>
    public static bool TryEnter(ulong id, out ProgramTimer* timer)
    {
        Scheduler.Lock.Enter(LockRank.Scheduler);
        timer = id < Count ? _table[(int)id].Timer : null;
        if (timer != null)
            return true;

        Scheduler.Lock.Exit();
        return false;
    }

    /// <summary>Leaves it.</summary>
    public static void Leave() => Scheduler.Lock.Exit();

    /// <summary>Forgets a timer and its signal.</summary>
    public static void Remove(ulong id, ProgramTimer* timer)
    {
        Disarm(timer);
        if (timer->Node != 0)
        {
            if (SignalNodes.At(timer->Node)->IsQueued)
                Scheduler.Withdraw(timer->Target, timer->Node);

            SignalNodes.Give(timer->Node);
        }

        _table[(int)id].Timer = null;
    }

    /// <summary>Sets when a timer expires.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="deadline">By its clock; the largest number for never.</param>
    /// <param name="interval">From one time to the next.</param>
    public static void Set(ProgramTimer* timer, ulong deadline, ulong interval)
    {
        Disarm(timer);
        timer->Deadline = deadline;
        timer->Interval = interval;
        timer->Overrun = 0;
        Arm(timer);
        Scheduler.NoteFirstDeadline();
        Time.Timer.WakeBy(Time.Timer.FirstDeadline);
    }

    /// <summary>Sends the signals of those that have expired by the clock.</summary>
    public static void Expire(ulong now)
    {
        while (_first != null && _first->Deadline <= now)
        {
            ProgramTimer* timer = _first;
            _first = timer->Next;
            Fire(timer, now);
        }
    }

    /// <summary>Sends the signals of those that have expired by running time.</summary>
    public static void ExpireByCpu()
    {
        ProgramTimer* next;
        for (ProgramTimer* timer = _byCpu; timer != null; timer = next)
        {
            next = timer->Next;
            ulong now = timer->Now;
            if (timer->Deadline > now)
                continue;

            Disarm(timer);
            Fire(timer, now);
        }
    }

    /// <summary>Moves those whose deadline is a time of day, as that was set.</summary>
    /// <param name="ahead">How far the time of day went ahead.</param>
    public static void FollowDay(long ahead)
    {
        ProgramTimer* timer = _first;
        _first = null;
        while (timer != null)
        {
            ProgramTimer* next = timer->Next;
            if (timer->IsOfDay)
                timer->Deadline = (ulong)Math.Max(0, (long)timer->Deadline - ahead);

            Arm(timer);
            timer = next;
        }
    }

    /// <summary>Completes what is known of a timer's signal that is taken, and lets the timer go on.</summary>
    public static void Tell(int id, ref SignalInformation information)
    {
        ProgramTimer* timer = _table[id].Timer;
        ulong passed = timer->Deadline == ulong.MaxValue ? 0 : timer->Advance(timer->Now);
        timer->Overrun = (int)Math.Min(passed, int.MaxValue);
        information.Sender = id;
        information.Overrun = timer->Overrun;
        Arm(timer);
        Scheduler.NoteFirstDeadline();
        Time.Timer.WakeBy(Time.Timer.FirstDeadline);
    }

    /// <summary>One that repeats waits with its deadline past until its signal is taken.</summary>
    private static void Fire(ProgramTimer* timer, ulong now)
    {
        if (timer->Interval == 0)
            timer->Deadline = ulong.MaxValue;

        if (timer->IsAlarm)
            Scheduler.AddToProcess(Signals.Made(timer->Signal, SignalInformation.FromKernel, 0));
        else if (Scheduler.TryAddKept(timer->Target, timer->Node))
            return;

        if (timer->Interval == 0)
            return;

        timer->Advance(now);
        Arm(timer);
    }

    private static void Take(ProgramTimer* timer, SignalNode signal, int id, bool hasOwnValue)
    {
        timer->Deadline = ulong.MaxValue;
        timer->Signal = signal.Signal;
        _table[id].Timer = timer;
        if (timer->Node == 0)
            return;

        signal.Timer = id;
        signal.IsKept = true;
        signal.Value = hasOwnValue ? (ulong)id : signal.Value;
        *SignalNodes.At(timer->Node) = signal;
    }

    private static int FindFree()
    {
        int id = 0;
        while (id < Count && _table[id].Timer != null)
            id++;

        return id < Count ? id : -1;
    }

    /// <summary>One without a signal is in no list, as its expiry has no effect.</summary>
    private static void Arm(ProgramTimer* timer)
    {
        if (timer->Deadline == ulong.MaxValue || timer->Signal == 0)
            return;

        ProgramTimer** link = timer->IsByCpu ? Link(ref _byCpu) : Link(ref _first);
        while (*link != null && !timer->IsByCpu && (*link)->Deadline <= timer->Deadline)
            link = &(*link)->Next;

        timer->Next = *link;
        *link = timer;
    }

    private static void Disarm(ProgramTimer* timer)
    {
        ProgramTimer** link = timer->IsByCpu ? Link(ref _byCpu) : Link(ref _first);
        while (*link != null && *link != timer)
            link = &(*link)->Next;

        if (*link != null)
            *link = timer->Next;
    }

    /// <summary>Where a list begins: statics stay where they are.</summary>
    private static ProgramTimer** Link(ref ProgramTimer* list)
    {
        fixed (ProgramTimer** first = &list)
            return first;
    }

    private struct Entry
    {
        public ProgramTimer* Timer;
    }

    [InlineArray(Count)]
    private struct Table
    {
        private Entry _first;
    }
}

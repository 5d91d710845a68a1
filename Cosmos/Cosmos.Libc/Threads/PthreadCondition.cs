using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_cond_t</c>: 48 bytes, as in glibc, whose static initialiser is all zero.</summary>
/// <remarks>A waiting thread stores the number of the last call and waits until there is a later one. It is the caller's memory, and the
/// kernel touches it only outside of locks.</remarks>
[StructLayout(LayoutKind.Sequential, Size = 48)]
internal unsafe struct PthreadCondition
{
    /// <summary>How often the destroying thread checks whether all have left, once a millisecond.</summary>
    private const int MostLooks = 100;

    private uint _calls;
    private int _clock;
    private uint _waiters;

    /// <summary>Makes one that measures time by the clock that the attributes name, else by the time of day.</summary>
    [RuntimeExport("pthread_cond_init")]
    private static int Initialize(PthreadCondition* condition, PthreadConditionAttributes* attributes)
    {
        *condition = default;
        condition->_clock = attributes == null ? PthreadTime.RealTime : attributes->Clock;
        return 0;
    }

    /// <summary>EBUSY when a thread waits for it. Threads that were woken, or gave up, must leave first, as the memory may have another
    /// use afterwards; but the wait has a limit, as it may not be a condition.</summary>
    [RuntimeExport("pthread_cond_destroy")]
    internal static int Destroy(PthreadCondition* condition)
    {
        for (int look = 0; look < MostLooks; look++)
        {
            uint waiters = Volatile.Read(ref condition->_waiters);
            if (waiters == 0)
                return 0;

            if (ParkingLot.IsWaitedAt(&condition->_calls))
                return Errno.EBUSY;

            ulong next = Clock.Nanoseconds + Clock.NanosecondsPerMillisecond;
            ParkingLot.Wait(&condition->_waiters, waiters, next, WaitReason.Condition);
        }

        return Errno.EBUSY;
    }

    /// <summary>Releases the mutex and waits; holds the mutex again when it returns. EPERM when the caller does not hold it.
    /// </summary>
    [RuntimeExport("pthread_cond_wait")]
    internal static int Wait(PthreadCondition* condition, PthreadMutex* mutex) =>
        Wait(condition, mutex, ulong.MaxValue);

    /// <summary>The same, but gives up at a time by the condition's clock, with ETIMEDOUT.</summary>
    [RuntimeExport("pthread_cond_timedwait")]
    internal static int WaitUntil(PthreadCondition* condition, PthreadMutex* mutex, TimeSpec* time) =>
        WaitUntil(condition, mutex, condition->_clock, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("pthread_cond_clockwait")]
    private static int WaitUntil(PthreadCondition* condition, PthreadMutex* mutex, int clock, TimeSpec* time) =>
        PthreadTime.IsClock(clock) && PthreadTime.TryRead(time, clock, out ulong deadline)
            ? Wait(condition, mutex, deadline)
            : Errno.EINVAL;

    /// <summary>Wakes one that waits.</summary>
    [RuntimeExport("pthread_cond_signal")]
    internal static int Signal(PthreadCondition* condition)
    {
        Call(condition, 1);
        return 0;
    }

    /// <summary>Wakes all that wait.</summary>
    [RuntimeExport("pthread_cond_broadcast")]
    internal static int Broadcast(PthreadCondition* condition)
    {
        Call(condition, int.MaxValue);
        return 0;
    }

    private static void Call(PthreadCondition* condition, int most)
    {
        if (Volatile.Read(ref condition->_waiters) == 0)
            return;

        Interlocked.Increment(ref condition->_calls);
        ParkingLot.Wake(&condition->_calls, most);
    }

    /// <summary>No call is lost between the two: one that comes after the mutex was released has another number.</summary>
    private static int Wait(PthreadCondition* condition, PthreadMutex* mutex, ulong deadline)
    {
        Cancellation.Test();
        Interlocked.Increment(ref condition->_waiters);
        uint calls = Volatile.Read(ref condition->_calls);
        int result = PthreadMutex.Unlock(mutex);
        ParkingLot.Result ending = result == 0 ? Park(condition, calls, deadline) : default;
        Interlocked.Decrement(ref condition->_waiters);
        if (result == 0)
            result = PthreadMutex.Lock(mutex);

        // The mutex is held again before cleanup handlers run.
        if (ending == ParkingLot.Result.Interrupted)
            Cancellation.Test();

        return ending == ParkingLot.Result.TimedOut ? Errno.ETIMEDOUT : result;
    }

    /// <summary>Handlers of signals run, and the wait goes on; only a request for cancellation ends it.</summary>
    private static ParkingLot.Result Park(PthreadCondition* condition, uint calls, ulong deadline)
    {
        ParkingLot.Result result;
        Scheduler.Current->CancelFlags |= CancelFlags.AtPoint;
        do
            result = ParkingLot.Wait(&condition->_calls, calls, deadline, WaitReason.Condition);
        while (result == ParkingLot.Result.Interrupted && !Cancellation.EndsWait(Scheduler.Current));
        Cancellation.Leave();
        return result;
    }
}

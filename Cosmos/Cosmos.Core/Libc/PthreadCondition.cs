using System.Runtime;
using System.Runtime.InteropServices;

namespace Cosmos.Core.Libc;

/// <summary>What <c>pthread_cond_t</c> holds: 48 bytes, as in glibc, whose static initialiser is all zero.</summary>
[StructLayout(LayoutKind.Sequential, Size = 48)]
internal unsafe struct PthreadCondition
{
    private KernelLock _guard;
    private int _clock;
    private WaitQueue _waiters;

    /// <summary>Makes one that measures time by the clock that the attributes name, else by the time of day.</summary>
    [RuntimeExport("pthread_cond_init")]
    private static int Initialize(PthreadCondition* condition, int* clock)
    {
        *condition = default;
        condition->_clock = clock == null ? PthreadTime.RealTime : *clock;
        return 0;
    }

    /// <summary>EBUSY when somebody waits for it.</summary>
    [RuntimeExport("pthread_cond_destroy")]
    private static int Destroy(PthreadCondition* condition) => condition->_waiters.IsEmpty ? 0 : Errno.EBUSY;

    /// <summary>Gives the mutex back and waits; has the mutex again when it returns. EPERM when the caller does not hold it.
    /// </summary>
    [RuntimeExport("pthread_cond_wait")]
    internal static int Wait(PthreadCondition* condition, PthreadMutex* mutex) =>
        Wait(condition, mutex, ulong.MaxValue);

    /// <summary>The same, but gives up at a time by the condition's clock, with ETIMEDOUT.</summary>
    [RuntimeExport("pthread_cond_timedwait")]
    private static int WaitUntil(PthreadCondition* condition, PthreadMutex* mutex, TimeSpec* time) =>
        WaitUntil(condition, mutex, condition->_clock, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("pthread_cond_clockwait")]
    private static int WaitUntil(PthreadCondition* condition, PthreadMutex* mutex, int clock, TimeSpec* time) =>
        PthreadTime.TryRead(time, clock, out ulong deadline) ? Wait(condition, mutex, deadline) : Errno.EINVAL;

    /// <summary>Wakes one that waits.</summary>
    [RuntimeExport("pthread_cond_signal")]
    internal static int Signal(PthreadCondition* condition)
    {
        condition->_guard.Enter();
        condition->_waiters.WakeOne();
        condition->_guard.Exit();
        return 0;
    }

    /// <summary>Wakes all that wait.</summary>
    [RuntimeExport("pthread_cond_broadcast")]
    internal static int Broadcast(PthreadCondition* condition)
    {
        condition->_guard.Enter();
        condition->_waiters.WakeAll();
        condition->_guard.Exit();
        return 0;
    }

    [RuntimeExport("pthread_condattr_init")]
    private static int InitializeClock(int* clock)
    {
        *clock = PthreadTime.RealTime;
        return 0;
    }

    [RuntimeExport("pthread_condattr_destroy")]
    private static int DestroyClock(int* clock) => 0;

    /// <summary>Says by which clock a condition measures time. EINVAL for any but the two.</summary>
    [RuntimeExport("pthread_condattr_setclock")]
    private static int SetClock(int* clock, int wanted)
    {
        if (wanted is not (PthreadTime.RealTime or PthreadTime.Monotonic))
            return Errno.EINVAL;

        *clock = wanted;
        return 0;
    }

    /// <summary>No call is lost between the two: whoever calls needs the guard, which is left when the thread is in the queue.
    /// </summary>
    private static int Wait(PthreadCondition* condition, PthreadMutex* mutex, ulong deadline)
    {
        condition->_guard.Enter();
        int result = PthreadMutex.Unlock(mutex);
        bool isInTime = result != 0 || condition->_waiters.Wait(deadline, ref condition->_guard, WaitReason.Condition);
        condition->_guard.Exit();
        if (result == 0)
            result = PthreadMutex.Lock(mutex);

        return isInTime ? result : Errno.ETIMEDOUT;
    }
}

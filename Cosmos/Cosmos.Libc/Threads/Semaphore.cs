using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>The contents of <c>sem_t</c>: 32 bytes, as in glibc (<c>&lt;semaphore.h&gt;</c>, POSIX.1-2017).</summary>
/// <remarks>It is the caller's memory and is touched only outside of locks. A thread that posts looks for waiting threads after it has
/// raised the value, and one that waits counts itself before it looks at the value.</remarks>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal unsafe struct Semaphore
{
    /// <summary>SEM_VALUE_MAX.</summary>
    public const uint Most = int.MaxValue;

    private const ulong Never = ulong.MaxValue;

    private uint _value;
    private int _waiters;

    /// <summary>Makes one with a value. EINVAL when it is too large.</summary>
    [RuntimeExport("sem_init")]
    internal static int Initialize(Semaphore* semaphore, int isShared, uint value)
    {
        if (value > Most)
            return CResult.Fail(Errno.EINVAL);

        *semaphore = new Semaphore { _value = value };
        return 0;
    }

    [RuntimeExport("sem_destroy")]
    private static int Destroy(Semaphore* semaphore) => 0;

    /// <summary>Raises the value, and wakes a thread that waits. EOVERFLOW when it is the largest already.</summary>
    [RuntimeExport("sem_post")]
    internal static int Post(Semaphore* semaphore)
    {
        uint value;
        do
        {
            value = Volatile.Read(ref semaphore->_value);
            if (value == Most)
                return CResult.Fail(Errno.EOVERFLOW);
        }
        while (Interlocked.CompareExchange(ref semaphore->_value, value + 1, value) != value);

        if (Volatile.Read(ref semaphore->_waiters) > 0)
            ParkingLot.Wake(&semaphore->_value, 1);

        return 0;
    }

    /// <summary>Lowers the value, and waits while it is 0. EINTR when a handler ran that ends system calls.</summary>
    [RuntimeExport("sem_wait")]
    internal static int Wait(Semaphore* semaphore) => (int)CResult.Of(-Wait(semaphore, Never));

    /// <summary>Lowers the value if it is not 0. Else EAGAIN.</summary>
    [RuntimeExport("sem_trywait")]
    private static int TryWait(Semaphore* semaphore) => TryTake(semaphore) ? 0 : CResult.Fail(Errno.EAGAIN);

    /// <summary>The same, but gives up at a time of day with ETIMEDOUT. EINTR when a handler ran.</summary>
    [RuntimeExport("sem_timedwait")]
    private static int WaitUntil(Semaphore* semaphore, TimeSpec* time) => WaitUntil(semaphore, PthreadTime.RealTime, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("sem_clockwait")]
    private static int WaitUntil(Semaphore* semaphore, int clock, TimeSpec* time) =>
        PthreadTime.IsClock(clock) && PthreadTime.TryRead(time, clock, out ulong deadline)
            ? (int)CResult.Of(-Wait(semaphore, deadline))
            : CResult.Fail(Errno.EINVAL);

    [RuntimeExport("sem_getvalue")]
    private static int GetValue(Semaphore* semaphore, int* value)
    {
        *value = (int)Volatile.Read(ref semaphore->_value);
        return 0;
    }

    private static bool TryTake(Semaphore* semaphore)
    {
        uint value = Volatile.Read(ref semaphore->_value);
        uint seen = 0;
        while (value != 0 && value != (seen = Interlocked.CompareExchange(ref semaphore->_value, value - 1, value)))
            value = seen;

        return value != 0;
    }

    /// <summary>As on Linux, a wait without a deadline is begun again after a handler with SA_RESTART, and one with a deadline never.
    /// </summary>
    private static int Wait(Semaphore* semaphore, ulong deadline)
    {
        Interruption interruption = Interruption.Watch();
        bool isInTime = true;
        bool isEnded = false;
        bool isTaken;
        Cancellation.Enter();
        while (!(isTaken = TryTake(semaphore)) && isInTime && !isEnded)
        {
            isInTime = Park(semaphore, deadline) != ParkingLot.Result.TimedOut;
            isEnded = deadline == Never ? interruption.EndsCall : interruption.Came;
        }

        Cancellation.Leave();
        return isTaken ? 0 : isEnded ? Errno.EINTR : Errno.ETIMEDOUT;
    }

    private static ParkingLot.Result Park(Semaphore* semaphore, ulong deadline)
    {
        Interlocked.Increment(ref semaphore->_waiters);
        ParkingLot.Result result = ParkingLot.Wait(&semaphore->_value, 0, deadline, WaitReason.Semaphore);
        Interlocked.Decrement(ref semaphore->_waiters);
        if (result == ParkingLot.Result.Interrupted)
            Cancellation.Test();

        return result;
    }
}

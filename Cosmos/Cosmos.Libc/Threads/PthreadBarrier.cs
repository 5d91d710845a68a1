using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_barrier_t</c>: 32 bytes, as in glibc (POSIX.1-2017).</summary>
/// <remarks>The state is the number of the round, and in the lower half how many threads have come in it. It is the caller's memory and is
/// touched only outside of locks.</remarks>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal unsafe struct PthreadBarrier
{
    /// <summary>What one of the threads gets: PTHREAD_BARRIER_SERIAL_THREAD.</summary>
    private const int Last = -1;

    /// <summary>As in glibc.</summary>
    private const uint Most = int.MaxValue - 1;

    private const int RoundShift = 32;

    private ulong _state;
    private uint _count;

    /// <summary>Threads that have not left yet: the memory is theirs until then.</summary>
    private int _inside;

    /// <summary>Makes one for a number of threads. EINVAL for none, or too many.</summary>
    [RuntimeExport("pthread_barrier_init")]
    private static int Initialize(PthreadBarrier* barrier, int* attributes, uint count)
    {
        if (count is 0 or > Most)
            return Errno.EINVAL;

        *barrier = new PthreadBarrier { _count = count };
        return 0;
    }

    /// <summary>Waits until those have left that may go on. EBUSY when threads wait.</summary>
    [RuntimeExport("pthread_barrier_destroy")]
    private static int Destroy(PthreadBarrier* barrier)
    {
        while (Volatile.Read(ref barrier->_inside) != 0)
        {
            if ((uint)Volatile.Read(ref barrier->_state) != 0)
                return Errno.EBUSY;

            Scheduler.Yield();
        }

        return 0;
    }

    /// <summary>Waits until as many threads have come as it is for.</summary>
    /// <returns>0, and in one of the threads PTHREAD_BARRIER_SERIAL_THREAD.</returns>
    [RuntimeExport("pthread_barrier_wait")]
    private static int Wait(PthreadBarrier* barrier)
    {
        Interlocked.Increment(ref barrier->_inside);
        ulong state = Come(barrier);
        var round = (uint)(state >> RoundShift);
        uint* word = (uint*)&barrier->_state + 1;
        bool isLast = (uint)state + 1 == barrier->_count;
        if (isLast)
            ParkingLot.Wake(word, int.MaxValue);

        while (!isLast && Volatile.Read(ref *word) == round)
            ParkingLot.Wait(word, round, ulong.MaxValue, WaitReason.Barrier);

        Interlocked.Decrement(ref barrier->_inside);
        return isLast ? Last : 0;
    }

    [RuntimeExport("pthread_barrierattr_init")]
    private static int InitializeSharing(int* isShared)
    {
        *isShared = 0;
        return 0;
    }

    [RuntimeExport("pthread_barrierattr_destroy")]
    private static int DestroySharing(int* isShared) => 0;

    [RuntimeExport("pthread_barrierattr_setpshared")]
    private static int SetSharing(int* isShared, int wanted)
    {
        if ((uint)wanted > 1)
            return Errno.EINVAL;

        *isShared = wanted;
        return 0;
    }

    [RuntimeExport("pthread_barrierattr_getpshared")]
    private static int GetSharing(int* isShared, int* found)
    {
        *found = *isShared;
        return 0;
    }

    /// <summary>Counts the calling thread; the last one begins the next round.</summary>
    /// <returns>The state before.</returns>
    private static ulong Come(PthreadBarrier* barrier)
    {
        ulong state;
        ulong next;
        do
        {
            state = Volatile.Read(ref barrier->_state);
            next = (uint)state + 1 == barrier->_count ? (state >> RoundShift) + 1 << RoundShift : state + 1;
        }
        while (Interlocked.CompareExchange(ref barrier->_state, next, state) != state);
        return state;
    }
}

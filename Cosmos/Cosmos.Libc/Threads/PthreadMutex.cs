using System.Runtime;
using System.Runtime.InteropServices;
using System.Threading;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>The contents of <c>pthread_mutex_t</c>: 40 bytes with the kind at 16, as in glibc, whose static initialisers set nothing
/// else.</summary>
/// <remarks>
/// <para>Law: the state is 0 while it is free, 1 while a thread holds it and none waits, and 2 while a thread may wait. A thread that
/// takes it after a wait sets 2, because others may still wait (Drepper, Futexes Are Tricky, 2011, mutex 2).</para>
/// <para>It is the caller's memory and is touched only outside of locks, so that a bad pointer is the caller's fault.</para>
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 40)]
[Lock]
internal unsafe struct PthreadMutex
{
    private const int Normal = 0;
    private const int Recursive = 1;
    private const int ErrorCheck = 2;
    private const int Adaptive = 3;
    private const int KindMask = 3;
    private const ulong Never = ulong.MaxValue;

    private const uint Free = 0;
    private const uint Held = 1;
    private const uint Contended = 2;

    private uint _state;
    private uint _repeats;
    private uint _owner;
    private uint _padding;
    private int _kind;

    [RuntimeExport("pthread_mutex_init")]
    internal static int Initialize(PthreadMutex* mutex, int* kind)
    {
        *mutex = new PthreadMutex { _kind = kind == null ? Normal : *kind, _padding = 0 };
        return 0;
    }

    /// <summary>EBUSY when a thread holds it.</summary>
    [RuntimeExport("pthread_mutex_destroy")]
    private static int Destroy(PthreadMutex* mutex) => Volatile.Read(ref mutex->_state) == Free ? 0 : Errno.EBUSY;

    /// <summary>Takes it. EDEADLK when the caller holds it and it is of the kind that checks; of the normal kind, that waits for
    /// ever. EAGAIN when it was taken 2^32 - 1 times.</summary>
    [RuntimeExport("pthread_mutex_lock")]
    internal static int Lock(PthreadMutex* mutex) => Lock(mutex, Never);

    /// <summary>Takes it if it is free. EBUSY else.</summary>
    [RuntimeExport("pthread_mutex_trylock")]
    internal static int TryLock(PthreadMutex* mutex)
    {
        int result = Lock(mutex, 0);
        return result is Errno.ETIMEDOUT or Errno.EDEADLK ? Errno.EBUSY : result;
    }

    /// <summary>Takes it, or gives up at a time of day with ETIMEDOUT.</summary>
    [RuntimeExport("pthread_mutex_timedlock")]
    private static int LockUntil(PthreadMutex* mutex, TimeSpec* time) => LockUntil(mutex, PthreadTime.RealTime, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("pthread_mutex_clocklock")]
    private static int LockUntil(PthreadMutex* mutex, int clock, TimeSpec* time)
    {
        if (!PthreadTime.IsClock(clock))
            return Errno.EINVAL;

        // A mutex that is free needs no time.
        int result = Lock(mutex, 0);
        return result != Errno.ETIMEDOUT ? result
            : PthreadTime.TryRead(time, clock, out ulong deadline) ? Lock(mutex, deadline)
            : Errno.EINVAL;
    }

    /// <summary>Releases it. EPERM when the caller does not hold it.</summary>
    [RuntimeExport("pthread_mutex_unlock")]
    internal static int Unlock(PthreadMutex* mutex)
    {
        if (mutex->_owner != Self || Volatile.Read(ref mutex->_state) == Free)
            return Errno.EPERM;

        if (mutex->_repeats > 0)
        {
            mutex->_repeats--;
            return 0;
        }

        mutex->_owner = 0;
        if (Interlocked.Exchange(ref mutex->_state, Free) == Contended)
            ParkingLot.Wake(&mutex->_state, 1);

        return 0;
    }

    [RuntimeExport("pthread_mutexattr_init")]
    private static int InitializeKind(int* kind)
    {
        *kind = Normal;
        return 0;
    }

    [RuntimeExport("pthread_mutexattr_destroy")]
    private static int DestroyKind(int* kind) => 0;

    /// <summary>Sets what a second lock by the same thread does. EINVAL when there is no such kind.</summary>
    [RuntimeExport("pthread_mutexattr_settype")]
    private static int SetKind(int* kind, int wanted)
    {
        if (wanted is < Normal or > Adaptive)
            return Errno.EINVAL;

        *kind = wanted;
        return 0;
    }

    private static uint Self => (uint)Scheduler.Current->Id;

    private static int Lock(PthreadMutex* mutex, ulong deadline)
    {
        int kind = mutex->_kind & KindMask;
        if (kind is Recursive or ErrorCheck && mutex->_owner == Self && Volatile.Read(ref mutex->_state) != Free)
            return kind == ErrorCheck ? Errno.EDEADLK : mutex->Repeat();

        if (Interlocked.CompareExchange(ref mutex->_state, Held, Free) != Free && !TryWait(&mutex->_state, deadline))
            return Errno.ETIMEDOUT;

        mutex->_owner = Self;
        mutex->_repeats = 0;
        return 0;
    }

    private static bool TryWait(uint* state, ulong deadline)
    {
        if (deadline == 0)
            return false;

        bool isInTime = true;
        while (Interlocked.Exchange(ref *state, Contended) != Free)
        {
            if (!isInTime)
                return false;

            isInTime = ParkingLot.Wait(state, Contended, deadline, WaitReason.Mutex) != ParkingLot.Result.TimedOut;
        }

        return true;
    }

    private int Repeat()
    {
        if (_repeats == uint.MaxValue)
            return Errno.EAGAIN;

        _repeats++;
        return 0;
    }
}

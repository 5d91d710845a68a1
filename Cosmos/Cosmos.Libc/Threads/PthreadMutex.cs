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
/// <para>It is the caller's memory and is touched only outside of locks, so that a bad pointer is the caller's fault. As in glibc, only
/// kinds that know their owner refuse the unlock of another thread.</para>
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 40)]
[Lock]
internal unsafe struct PthreadMutex
{
    /// <summary>The kinds; glibc's numbers.</summary>
    public const int Normal = 0;
    public const int Recursive = 1;
    public const int ErrorCheck = 2;
    public const int Adaptive = 3;

    /// <summary>Bits beside the kind: what the attributes asked for.</summary>
    public const int Robust = 0x10;
    public const int InheritsPriority = 0x20;
    public const int ProtectsPriority = 0x40;
    public const int Shared = 0x80;

    /// <summary>Where the ceiling of <see cref="ProtectsPriority"/> begins.</summary>
    public const int CeilingShift = 19;

    /// <summary>What a destroyed mutex is.</summary>
    private const int Destroyed = -1;

    private const int KindMask = 3;
    private const ulong Never = ulong.MaxValue;

    private const uint Free = 0;
    private const uint Held = 1;
    private const uint Contended = 2;

    private uint _state;
    private uint _repeats;
    private uint _owner;

    /// <summary>Of a robust one: whether its owner ended while it held it.</summary>
    internal RobustState Robustness;
    internal int Kind;

    /// <summary>Of a robust one that is held: the next one that its owner holds.</summary>
    internal PthreadMutex* NextRobust;

    /// <summary>Makes one. ENOTSUP for a robust one that protects priorities.</summary>
    [RuntimeExport("pthread_mutex_init")]
    internal static int Initialize(PthreadMutex* mutex, PthreadMutexAttributes* attributes)
    {
        int kind = attributes == null ? Normal : attributes->ToKind();
        if ((kind & Robust) != 0 && (kind & ProtectsPriority) != 0)
            return Errno.EOPNOTSUPP;

        *mutex = new PthreadMutex { Kind = kind };
        return 0;
    }

    /// <summary>EBUSY when a thread holds it.</summary>
    [RuntimeExport("pthread_mutex_destroy")]
    private static int Destroy(PthreadMutex* mutex)
    {
        if ((mutex->Kind & Robust) == 0 && Volatile.Read(ref mutex->_state) != Free)
            return Errno.EBUSY;

        mutex->Kind = Destroyed;
        return 0;
    }

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
    internal static int LockUntil(PthreadMutex* mutex, TimeSpec* time) => LockUntil(mutex, PthreadTime.RealTime, time);

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

    /// <summary>Releases it. EPERM when the caller does not hold one that knows its owner, EINVAL when it was destroyed.</summary>
    [RuntimeExport("pthread_mutex_unlock")]
    internal static int Unlock(PthreadMutex* mutex)
    {
        int kind = mutex->Kind;
        if (kind == Destroyed)
            return Errno.EINVAL;

        if (KnowsOwner(kind) && !mutex->IsOwn)
            return Errno.EPERM;

        if (mutex->_repeats > 0)
        {
            mutex->_repeats--;
            return 0;
        }

        if ((kind & Robust) != 0)
            RobustMutexes.Leave(mutex);

        mutex->Release();
        return 0;
    }

    /// <summary>Whether the calling thread holds it.</summary>
    internal bool IsOwn => _owner == Self && Volatile.Read(ref _state) != Free;

    private static uint Self => (uint)Scheduler.Current->Id;

    /// <summary>Lets the next thread take it.</summary>
    internal void Release()
    {
        _owner = 0;
        _repeats = 0;
        if (Interlocked.Exchange(ref _state, Free) == Contended)
            fixed (uint* state = &_state)
                ParkingLot.Wake(state, Robustness == RobustState.Lost ? int.MaxValue : 1);
    }

    private static bool KnowsOwner(int kind) => (kind & KindMask) is Recursive or ErrorCheck || (kind & (Robust | InheritsPriority)) != 0;

    private static int Lock(PthreadMutex* mutex, ulong deadline)
    {
        int kind = mutex->Kind;
        if (kind == Destroyed)
            return Errno.EINVAL;

        if ((kind & KindMask) is Recursive or ErrorCheck && mutex->IsOwn)
            return (kind & KindMask) == ErrorCheck ? Errno.EDEADLK : mutex->Repeat();

        if (Interlocked.CompareExchange(ref mutex->_state, Held, Free) != Free && !TryWait(&mutex->_state, deadline))
            return Errno.ETIMEDOUT;

        mutex->_owner = Self;
        mutex->_repeats = 0;
        return (kind & Robust) == 0 ? 0 : RobustMutexes.Take(mutex);
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

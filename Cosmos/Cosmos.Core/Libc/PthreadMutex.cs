using System.Runtime;
using System.Runtime.InteropServices;

namespace Cosmos.Core.Libc;

/// <summary>What <c>pthread_mutex_t</c> holds: 40 bytes with the kind at 16, as in glibc, whose static initialisers set nothing
/// else.</summary>
[StructLayout(LayoutKind.Sequential, Size = 40)]
internal unsafe struct PthreadMutex
{
    private const int Normal = 0;
    private const int Recursive = 1;
    private const int ErrorCheck = 2;
    private const ulong Never = ulong.MaxValue;

    private KernelLock _guard;
    private uint _repeats;
    private Thread* _owner;
    private int _kind;
    private WaitQueue _waiters;

    [RuntimeExport("pthread_mutex_init")]
    internal static int Initialize(PthreadMutex* mutex, int* kind)
    {
        *mutex = default;
        mutex->_kind = kind == null ? Normal : *kind;
        return 0;
    }

    /// <summary>EBUSY when somebody holds it.</summary>
    [RuntimeExport("pthread_mutex_destroy")]
    private static int Destroy(PthreadMutex* mutex) => mutex->_owner == null ? 0 : Errno.EBUSY;

    /// <summary>Takes it. EDEADLK when the caller holds it and it is of the kind that checks; of the normal kind, that waits for
    /// ever.</summary>
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
    private static int LockUntil(PthreadMutex* mutex, int clock, TimeSpec* time) =>
        PthreadTime.TryRead(time, clock, out ulong deadline) ? Lock(mutex, deadline) : Errno.EINVAL;

    /// <summary>Gives it back. EPERM when the caller does not hold it.</summary>
    [RuntimeExport("pthread_mutex_unlock")]
    internal static int Unlock(PthreadMutex* mutex)
    {
        mutex->_guard.Enter();
        int result = mutex->Leave();
        mutex->_guard.Exit();
        return result;
    }

    [RuntimeExport("pthread_mutexattr_init")]
    private static int InitializeKind(int* kind)
    {
        *kind = Normal;
        return 0;
    }

    [RuntimeExport("pthread_mutexattr_destroy")]
    private static int DestroyKind(int* kind) => 0;

    /// <summary>Says what a second lock by the same thread does. EINVAL when there is no such kind.</summary>
    [RuntimeExport("pthread_mutexattr_settype")]
    private static int SetKind(int* kind, int wanted)
    {
        if (wanted is < Normal or > ErrorCheck)
            return Errno.EINVAL;

        *kind = wanted;
        return 0;
    }

    private static int Lock(PthreadMutex* mutex, ulong deadline)
    {
        mutex->_guard.Enter();
        int result = mutex->Take(deadline);
        mutex->_guard.Exit();
        return result;
    }

    private int Take(ulong deadline)
    {
        Thread* thread = Scheduler.Current;
        if (_owner == thread && _kind != Normal)
        {
            _repeats += _kind == Recursive ? 1u : 0;
            return _kind == Recursive ? 0 : Errno.EDEADLK;
        }

        bool isInTime = true;
        while (_owner != null && isInTime)
            isInTime = _waiters.Wait(deadline, ref _guard, WaitReason.Mutex);

        if (_owner != null)
            return Errno.ETIMEDOUT;

        _owner = thread;
        return 0;
    }

    private int Leave()
    {
        if (_owner != Scheduler.Current)
            return Errno.EPERM;

        if (_repeats > 0)
        {
            _repeats--;
            return 0;
        }

        _owner = null;
        _waiters.WakeOne();
        return 0;
    }
}

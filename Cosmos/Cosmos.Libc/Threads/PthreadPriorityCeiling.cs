using System.Runtime;
using BareFlow.Memory;

namespace Cosmos.Libc;

/// <summary>The ceilings of mutexes, and <c>pthread_mutex_consistent</c> (<c>&lt;pthread.h&gt;</c>, POSIX.1-2017).</summary>
internal static unsafe class PthreadPriorityCeiling
{
    /// <summary>The lowest priority of SCHED_FIFO.</summary>
    public const int Least = 1;

    private const int BelowCeiling = (1 << PthreadMutex.CeilingShift) - 1;

    /// <summary>Whether SCHED_FIFO has such a priority.</summary>
    public static bool IsCeiling(int priority) => Sched.IsPriority(Sched.Fifo, priority);

    /// <summary>Tells the ceiling. EINVAL when it has none.</summary>
    [RuntimeExport("pthread_mutex_getprioceiling")]
    private static int Get(PthreadMutex* mutex, int* ceiling)
    {
        if ((mutex->Kind & PthreadMutex.ProtectsPriority) == 0)
            return Errno.EINVAL;

        *ceiling = mutex->Kind >> PthreadMutex.CeilingShift;
        return 0;
    }

    /// <summary>Takes the mutex, sets its ceiling, and releases it. EINVAL when it has none, or SCHED_FIFO has no such priority.</summary>
    [RuntimeExport("pthread_mutex_setprioceiling")]
    private static int Set(PthreadMutex* mutex, int ceiling, int* old)
    {
        if ((mutex->Kind & PthreadMutex.ProtectsPriority) == 0 || !IsCeiling(ceiling))
            return Errno.EINVAL;

        bool isOwn = mutex->IsOwn;
        int error = isOwn ? 0 : PthreadMutex.Lock(mutex);
        if (error != 0)
            return error;

        if (old != null)
            *old = mutex->Kind >> PthreadMutex.CeilingShift;

        mutex->Kind = mutex->Kind & BelowCeiling | ceiling << PthreadMutex.CeilingShift;
        return isOwn ? 0 : PthreadMutex.Unlock(mutex);
    }

    /// <summary>Says that what a robust mutex protects is whole again. EINVAL when its owner did not end, or the caller does not hold it.
    /// </summary>
    [RuntimeExport("pthread_mutex_consistent")]
    private static int MakeWhole(PthreadMutex* mutex)
    {
        if ((mutex->Kind & PthreadMutex.Robust) == 0 || mutex->Robustness != RobustState.OwnerEnded || !mutex->IsOwn)
            return Errno.EINVAL;

        mutex->Robustness = RobustState.Whole;
        return 0;
    }
}

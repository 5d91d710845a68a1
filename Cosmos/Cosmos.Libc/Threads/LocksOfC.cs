using System.Runtime;

namespace Cosmos.Libc;

/// <summary>Mutexes and conditions of <c>&lt;threads.h&gt;</c> (C17): those of POSIX with other names and results.</summary>
internal static unsafe class LocksOfC
{
    private const int Timed = 2;

    /// <summary>Makes a mutex.</summary>
    /// <param name="mutex">The mutex.</param>
    /// <param name="kind">mtx_plain, mtx_timed, and mtx_recursive beside them.</param>
    [RuntimeExport("mtx_init")]
    private static int InitializeMutex(PthreadMutex* mutex, int kind)
    {
        if ((kind & ~(PthreadMutex.Recursive | Timed)) != 0)
            return ThreadsOfC.Error;

        *mutex = new PthreadMutex { Kind = kind & PthreadMutex.Recursive };
        return ThreadsOfC.Success;
    }

    [RuntimeExport("mtx_destroy")]
    private static void DestroyMutex(PthreadMutex* mutex)
    {
    }

    [RuntimeExport("mtx_lock")]
    private static int Lock(PthreadMutex* mutex) => ThreadsOfC.Of(PthreadMutex.Lock(mutex));

    [RuntimeExport("mtx_trylock")]
    private static int TryLock(PthreadMutex* mutex) => ThreadsOfC.Of(PthreadMutex.TryLock(mutex));

    [RuntimeExport("mtx_timedlock")]
    private static int LockUntil(PthreadMutex* mutex, TimeSpec* time) => ThreadsOfC.Of(PthreadMutex.LockUntil(mutex, time));

    [RuntimeExport("mtx_unlock")]
    private static int Unlock(PthreadMutex* mutex) => ThreadsOfC.Of(PthreadMutex.Unlock(mutex));

    [RuntimeExport("cnd_init")]
    private static int InitializeCondition(PthreadCondition* condition)
    {
        *condition = default;
        return ThreadsOfC.Success;
    }

    [RuntimeExport("cnd_destroy")]
    private static void DestroyCondition(PthreadCondition* condition) => PthreadCondition.Destroy(condition);

    [RuntimeExport("cnd_signal")]
    private static int Signal(PthreadCondition* condition) => ThreadsOfC.Of(PthreadCondition.Signal(condition));

    [RuntimeExport("cnd_broadcast")]
    private static int Broadcast(PthreadCondition* condition) => ThreadsOfC.Of(PthreadCondition.Broadcast(condition));

    [RuntimeExport("cnd_wait")]
    private static int Wait(PthreadCondition* condition, PthreadMutex* mutex) =>
        ThreadsOfC.Of(PthreadCondition.Wait(condition, mutex));

    [RuntimeExport("cnd_timedwait")]
    private static int WaitUntil(PthreadCondition* condition, PthreadMutex* mutex, TimeSpec* time) =>
        ThreadsOfC.Of(PthreadCondition.WaitUntil(condition, mutex, time));
}

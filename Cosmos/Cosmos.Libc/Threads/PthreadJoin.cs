using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Waiting for the end of threads (<c>&lt;pthread.h&gt;</c>, POSIX.1-2017 and glibc).</summary>
internal static unsafe class PthreadJoin
{
    private const ulong Never = ulong.MaxValue;

    /// <summary>Waits for a thread's end. EDEADLK when it is the caller or waits for the caller, EINVAL when it is
    /// detached or another thread waits already, ESRCH when it is not a thread.</summary>
    [RuntimeExport("pthread_join")]
    internal static int Join(Thread* thread, void** result) => Join(thread, result, Never);

    /// <summary>The same if it has ended already. Else EBUSY.</summary>
    [RuntimeExport("pthread_tryjoin_np")]
    private static int TryJoin(Thread* thread, void** result)
    {
        int error = Join(thread, result, 0);
        return error == Errno.ETIMEDOUT ? Errno.EBUSY : error;
    }

    /// <summary>The same, but gives up at a time of day with ETIMEDOUT.</summary>
    [RuntimeExport("pthread_timedjoin_np")]
    private static int JoinUntil(Thread* thread, void** result, TimeSpec* time) =>
        JoinUntil(thread, result, PthreadTime.RealTime, time);

    /// <summary>The same by another clock.</summary>
    [RuntimeExport("pthread_clockjoin_np")]
    private static int JoinUntil(Thread* thread, void** result, int clock, TimeSpec* time)
    {
        if (!PthreadTime.IsClock(clock))
            return Errno.EINVAL;

        ulong deadline = Never;
        return time != null && !PthreadTime.TryRead(time, clock, out deadline) ? Errno.EINVAL : Join(thread, result, deadline);
    }

    private static int Join(Thread* thread, void** result, ulong deadline)
    {
        ThreadStatus status = Scheduler.TryJoin(thread, out void* value, deadline);
        if (status == ThreadStatus.Done && result != null)
            *result = value;

        return Pthread.ErrorOf(status);
    }
}

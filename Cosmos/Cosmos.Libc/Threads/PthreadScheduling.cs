using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Policies and priorities of threads, and the clocks of their running time (<c>&lt;pthread.h&gt;</c>, POSIX.1-2017).</summary>
internal static unsafe class PthreadScheduling
{
    /// <summary>What a program asked for; it has no effect.</summary>
    [Atomic]
    private static int _concurrency;

    /// <summary>Changes a thread's policy and priority. EINVAL when they do not go together.</summary>
    [RuntimeExport("pthread_setschedparam")]
    internal static int Set(Thread* thread, int policy, int* priority)
    {
        if (!Sched.IsPriority(policy, *priority))
            return Errno.EINVAL;

        return Scheduler.TrySetPriority(thread, Sched.ToThreadPriority(policy, *priority), (byte)policy) ? 0 : Errno.ESRCH;
    }

    /// <summary>Tells a thread's policy and priority.</summary>
    [RuntimeExport("pthread_getschedparam")]
    private static int Get(Thread* thread, int* policy, int* priority)
    {
        if (!Scheduler.TryEnter(thread))
            return Errno.ESRCH;

        byte found = thread->Priority;
        byte foundPolicy = thread->Policy;
        Scheduler.Leave();
        *policy = foundPolicy;
        *priority = Sched.PriorityOf(found);
        return 0;
    }

    /// <summary>Changes a thread's priority. EINVAL when its policy has none such, ESRCH when it has ended.</summary>
    [RuntimeExport("pthread_setschedprio")]
    private static int SetPriority(Thread* thread, int priority)
    {
        if (!Scheduler.TryEnter(thread))
            return Errno.ESRCH;

        bool isAlive = thread->State != ThreadState.Ended;
        bool isPriority = Sched.IsPriority(thread->Policy, priority);
        if (isAlive && isPriority)
            Scheduler.SetPriority(thread, Sched.ToThreadPriority(thread->Policy, priority), thread->Policy);

        Scheduler.Leave();
        return !isAlive ? Errno.ESRCH : isPriority ? 0 : Errno.EINVAL;
    }

    /// <summary>The clock of a thread's running time. ESRCH when it is not a thread.</summary>
    [RuntimeExport("pthread_getcpuclockid")]
    private static int GetClock(Thread* thread, int* clock)
    {
        if (!Scheduler.TryEnter(thread))
            return Errno.ESRCH;

        ulong id = thread->Id;
        Scheduler.Leave();
        *clock = Clocks.OfId(id);
        return 0;
    }

    /// <summary>Says how many threads should run at a time. EINVAL for less than 0.</summary>
    [RuntimeExport("pthread_setconcurrency")]
    private static int SetConcurrency(int level)
    {
        if (level < 0)
            return Errno.EINVAL;

        System.Threading.Volatile.Write(ref _concurrency, level);
        return 0;
    }

    [RuntimeExport("pthread_getconcurrency")]
    private static int GetConcurrency() => System.Threading.Volatile.Read(ref _concurrency);

    /// <summary>Tells the number of a thread: that of <c>gettid</c>.</summary>
    [RuntimeExport("pthread_gettid_np")]
    private static int GetId(Thread* thread)
    {
        if (!Scheduler.TryEnter(thread))
            return -1;

        ulong id = thread->Id;
        Scheduler.Leave();
        return (int)id;
    }
}

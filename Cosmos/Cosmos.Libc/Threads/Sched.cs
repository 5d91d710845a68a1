using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Threads;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary><c>&lt;sched.h&gt;</c> (POSIX.1-2017; glibc's CPU sets). There is one CPU.</summary>
/// <remarks>SCHED_OTHER and SCHED_BATCH are the normal priority, SCHED_IDLE is the lowest; SCHED_FIFO and SCHED_RR, which are
/// one here but for their names, are 1 to 99 above the normal one. A thread that was passed over for long gets a turn, with any priority.</remarks>
internal static unsafe class Sched
{
    private const int Other = 0;
    /// <summary>SCHED_FIFO.</summary>
    public const int Fifo = 1;

    private const int RoundRobin = 2;
    private const int Batch = 3;
    private const int IdlePolicy = 5;

    /// <summary>SCHED_DEADLINE, which has a range of priorities and no more.</summary>
    private const int DeadlinePolicy = 6;

    /// <summary>SCHED_RESET_ON_FORK, which may be set beside a policy.</summary>
    private const int ResetOnFork = 0x4000_0000;
    private const int MostAbove = Thread.HighestPriority - Thread.NormalPriority;

    /// <summary>Stands for the policy that the thread has.</summary>
    private const int Kept = -1;

    /// <summary>Whether a thread may be made with a policy: as glibc has it, not with those for work in the background.</summary>
    public static bool IsThreadPolicy(int policy) => policy is Other or Fifo or RoundRobin;

    /// <summary>Whether a policy has a priority.</summary>
    public static bool IsPriority(int policy, int priority) => policy switch
    {
        Fifo or RoundRobin => priority >= 1 && priority <= MostAbove,
        Other or Batch or IdlePolicy => priority == 0,
        _ => false,
    };

    /// <summary>The scheduler's priority for one of C's, which it has.</summary>
    public static byte ToThreadPriority(int policy, int priority) =>
        policy == IdlePolicy ? (byte)0 : (byte)(Thread.NormalPriority + priority);

    /// <summary>C's priority for one of the scheduler's.</summary>
    public static int PriorityOf(byte priority) =>
        priority > Thread.NormalPriority ? priority - Thread.NormalPriority : 0;

    [RuntimeExport("sched_yield")]
    private static int Yield()
    {
        Scheduler.Yield();
        return 0;
    }

    [RuntimeExport("sched_getcpu")]
    private static int CurrentCpu() => 0;

    [RuntimeExport("sched_get_priority_min")]
    private static int LeastPriority(int policy) =>
        policy == DeadlinePolicy || IsPriority(policy, 0) ? 0 : IsPriority(policy, 1) ? 1 : CResult.Fail(Errno.EINVAL);

    [RuntimeExport("sched_get_priority_max")]
    private static int MostPriority(int policy) =>
        policy == DeadlinePolicy || IsPriority(policy, 0) ? 0 : IsPriority(policy, 1) ? MostAbove : CResult.Fail(Errno.EINVAL);

    /// <summary>Tells the policy of a thread.</summary>
    /// <param name="id">0 for the calling one; the process for its first.</param>
    [RuntimeExport("sched_getscheduler")]
    private static int GetPolicy(int id)
    {
        int error = Enter(id, out Thread* thread);
        if (error != 0)
            return CResult.Fail(error);

        int policy = thread->Policy;
        Scheduler.Leave();
        return policy;
    }

    /// <summary>Sets the policy and the priority of a thread. EINVAL when they do not go together.</summary>
    [RuntimeExport("sched_setscheduler")]
    private static int SetPolicy(int id, int policy, In<int> priority)
    {
        policy &= ~ResetOnFork;
        return (int)CResult.Of(-Set(id, policy, priority));
    }

    [RuntimeExport("sched_getparam")]
    private static int GetPriority(int id, Out<int> priority)
    {
        if (priority.IsNull)
            return CResult.Fail(Errno.EINVAL);

        int error = Enter(id, out Thread* thread);
        if (error != 0)
            return CResult.Fail(error);

        int found = PriorityOf(thread->Priority);
        Scheduler.Leave();
        return (int)CResult.Of(priority.Write(in found));
    }

    /// <summary>Sets the priority of a thread. EINVAL when its policy has none such.</summary>
    [RuntimeExport("sched_setparam")]
    private static int SetPriority(int id, In<int> priority) => (int)CResult.Of(-Set(id, Kept, priority));

    /// <summary>Tells for how long a thread of SCHED_RR runs before others of its priority: a tick of the timer.</summary>
    [RuntimeExport("sched_rr_get_interval")]
    private static int GetTurn(int id, Out<TimeSpec> time)
    {
        int error = Enter(id, out Thread* thread);
        if (error != 0)
            return CResult.Fail(error);

        bool isFifo = thread->Policy == Fifo;
        Scheduler.Leave();
        TimeSpec turn = default;
        turn.Set(isFifo ? 0 : (long)(Clock.Second / Timer.TicksPerSecond));
        return (int)CResult.Of(time.Write(in turn));
    }

    private static int Set(int id, int policy, In<int> priority)
    {
        if (priority.IsNull || (policy != Kept && !IsPriority(policy, 0) && !IsPriority(policy, 1)))
            return Errno.EINVAL;

        if (priority.Read(out int wanted) != 0)
            return Errno.EFAULT;

        int error = Enter(id, out Thread* thread);
        if (error != 0)
            return error;

        policy = policy == Kept ? thread->Policy : policy;
        bool isPriority = IsPriority(policy, wanted);
        if (isPriority)
            Scheduler.SetPriority(thread, ToThreadPriority(policy, wanted), (byte)policy);

        Scheduler.Leave();
        return isPriority ? 0 : Errno.EINVAL;
    }

    /// <summary>Enters the scheduler's lock for the thread with a number.</summary>
    /// <returns>0; EINVAL or ESRCH when there is none; then the lock is not entered.</returns>
    private static int Enter(int id, out Thread* thread)
    {
        thread = id == 0 ? Scheduler.Current : Scheduler.Leader;
        if (id is 0 or Signals.Process && Scheduler.TryEnter(thread))
            return 0;

        return id < 0 ? Errno.EINVAL : Scheduler.TryEnterById((ulong)id, out thread) ? 0 : Errno.ESRCH;
    }
}

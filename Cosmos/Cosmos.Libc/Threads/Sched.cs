using System;
using System.Numerics;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary><c>&lt;sched.h&gt;</c> (POSIX.1-2017; glibc's CPU sets). There is one CPU.</summary>
/// <remarks>SCHED_OTHER and SCHED_BATCH are the normal priority, SCHED_IDLE is the lowest; SCHED_FIFO and SCHED_RR, which are
/// one here, are 1 to 23 above the normal one. A thread that was passed over for long gets a turn, with any priority.</remarks>
internal static unsafe class Sched
{
    private const int Other = 0;
    private const int Fifo = 1;
    private const int RoundRobin = 2;
    private const int Batch = 3;
    private const int IdlePolicy = 5;
    private const int MostAbove = Thread.HighestPriority - Thread.NormalPriority;

    private const ulong BitsOfWord = 64;
    private const ulong BytesOfWord = sizeof(ulong);

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

    /// <summary>C's policy for a priority of the scheduler's.</summary>
    public static int PolicyOf(byte priority) =>
        priority > Thread.NormalPriority ? RoundRobin : priority == Thread.NormalPriority ? Other : IdlePolicy;

    /// <summary>C's priority, in that policy.</summary>
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
        IsPriority(policy, 0) ? 0 : IsPriority(policy, 1) ? 1 : CResult.Fail(Errno.EINVAL);

    [RuntimeExport("sched_get_priority_max")]
    private static int MostPriority(int policy) =>
        IsPriority(policy, 0) ? 0 : IsPriority(policy, 1) ? MostAbove : CResult.Fail(Errno.EINVAL);

    /// <summary>Tells on which CPUs threads run: the first. EINVAL when the set has no room for it.</summary>
    [RuntimeExport("sched_getaffinity")]
    private static int GetAffinity(int process, ulong bytes, OutBytes set)
    {
        if (bytes < BytesOfWord || bytes % BytesOfWord != 0)
            return CResult.Fail(Errno.EINVAL);

        ulong first = 1;
        int error = set.Skip(BytesOfWord).Clear(bytes - BytesOfWord);
        return (int)CResult.Of(error == 0 ? Math.Min(set.Write(&first, BytesOfWord), 0) : error);
    }

    /// <summary>Says on which CPUs threads may run: the first must be among them, else EINVAL.</summary>
    [RuntimeExport("sched_setaffinity")]
    private static int SetAffinity(int process, ulong bytes, InBytes set)
    {
        ulong first = 0;
        long count = set.Read(&first, Math.Min(bytes, BytesOfWord));
        return (int)CResult.Of(count < 0 ? count : (first & 1) != 0 ? 0 : -Errno.EINVAL);
    }

    /// <summary>What CPU_ALLOC of glibc calls: an uncleared set of at least so many CPUs.</summary>
    [RuntimeExport("__sched_cpualloc")]
    private static void* AllocateSet(ulong cpus) => Heap.Allocate((cpus + BitsOfWord - 1) / BitsOfWord * BytesOfWord);

    /// <summary>What CPU_FREE calls.</summary>
    [RuntimeExport("__sched_cpufree")]
    private static void FreeSet(void* set) => Heap.Free(set);

    /// <summary>What CPU_COUNT_S calls.</summary>
    [RuntimeExport("__sched_cpucount")]
    private static int CountSet(ulong bytes, ulong* set)
    {
        int count = 0;
        for (ulong word = 0; word < bytes / BytesOfWord; word++)
            count += BitOperations.PopCount(set[word]);

        return count;
    }
}

using System;
using System.Numerics;
using System.Runtime;
using BareFlow.Memory;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>Sets of CPUs (<c>&lt;sched.h&gt;</c> of glibc). There is one CPU.</summary>
internal static unsafe class Affinity
{
    private const ulong BitsOfWord = 64;
    private const ulong BytesOfWord = sizeof(ulong);

    /// <summary>Tells on which CPUs threads run: the first. EINVAL when the set has no room for it.</summary>
    [RuntimeExport("sched_getaffinity")]
    private static int Get(int process, ulong bytes, OutBytes set) => (int)CResult.Of(Get(bytes, set));

    /// <summary>Says on which CPUs threads may run: the first must be among them, else EINVAL.</summary>
    [RuntimeExport("sched_setaffinity")]
    private static int Set(int process, ulong bytes, InBytes set) => (int)CResult.Of(Check(bytes, set));

    [RuntimeExport("pthread_getaffinity_np")]
    private static int Get(Thread* thread, ulong bytes, OutBytes set) => IsThread(thread) ? -Get(bytes, set) : Errno.ESRCH;

    [RuntimeExport("pthread_setaffinity_np")]
    private static int Set(Thread* thread, ulong bytes, InBytes set) => IsThread(thread) ? -Check(bytes, set) : Errno.ESRCH;

    [RuntimeExport("pthread_attr_getaffinity_np")]
    private static int Get(PthreadAttributes* attributes, ulong bytes, OutBytes set) => -Get(bytes, set);

    [RuntimeExport("pthread_attr_setaffinity_np")]
    private static int Set(PthreadAttributes* attributes, ulong bytes, InBytes set) => -Check(bytes, set);

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

    private static bool IsThread(Thread* thread)
    {
        bool isThread = Scheduler.TryEnter(thread);
        if (isThread)
            Scheduler.Leave();

        return isThread;
    }

    /// <returns>0, or a negative error number.</returns>
    private static int Get(ulong bytes, OutBytes set)
    {
        if (bytes < BytesOfWord || bytes % BytesOfWord != 0)
            return -Errno.EINVAL;

        ulong first = 1;
        int error = set.Skip(BytesOfWord).Clear(bytes - BytesOfWord);
        return error == 0 ? (int)Math.Min(set.Write(&first, BytesOfWord), 0) : error;
    }

    /// <returns>0, or a negative error number.</returns>
    private static int Check(ulong bytes, InBytes set)
    {
        ulong first = 0;
        long count = set.Read(&first, Math.Min(bytes, BytesOfWord));
        return count < 0 ? (int)count : (first & 1) != 0 ? 0 : -Errno.EINVAL;
    }
}

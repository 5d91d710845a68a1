namespace Cosmos.Core.Threads;

/// <summary>Time for which the CPU ran the program: not while it waited.</summary>
internal static unsafe class CpuTime
{
    /// <summary>Nanoseconds for all threads of the program.</summary>
    public static ulong Process()
    {
        Scheduler.Lock.Enter(Locks.LockRank.Scheduler);
        ulong time = Scheduler.ProcessTime();
        Scheduler.Lock.Exit();
        return time;
    }

    /// <summary>Nanoseconds for the calling thread.</summary>
    public static ulong Thread() => Of(Scheduler.Current);

    /// <summary>Nanoseconds for a thread, which may be any pointer; 0 when it is none.</summary>
    public static ulong Of(Thread* thread)
    {
        Scheduler.Lock.Enter(Locks.LockRank.Scheduler);
        ulong time = Scheduler.TimeOf(thread);
        Scheduler.Lock.Exit();
        return time;
    }
}

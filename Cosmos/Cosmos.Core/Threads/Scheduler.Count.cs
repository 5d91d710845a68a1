using Cosmos.Core.Locks;


namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    /// <summary>Describes the thread with a number.</summary>
    /// <returns>False when there is none.</returns>
    internal static bool TryFind(ulong id, out ThreadSummary summary) => TryFindNext(id - 1, out summary) && summary.Id == id;

    /// <summary>Describes the program's thread with the next higher number.</summary>
    /// <returns>False when there is none.</returns>
    internal static bool TryFindNext(ulong after, out ThreadSummary summary)
    {
        Thread* found = null;
        summary = default;
        _lock.Enter(LockRank.Scheduler);
        for (Thread* thread = _living; thread != null; thread = thread->NextLiving)
            if (IsOfProgram(thread) && thread->Id > after && (found == null || thread->Id < found->Id))
                found = thread;

        if (found != null)
            summary.Take(found);

        _lock.Exit();
        return found != null;
    }

    /// <summary>Threads of the program.</summary>
    internal static ulong CountOfProgram() => Count(ofProgram: true);

    /// <summary>The boot thread and the idle threads belong to the kernel.</summary>
    private static bool IsOfProgram(Thread* thread) => thread != Main && thread != ProcessorThreads.This.Idle;

    /// <summary>Threads whose memory was not released: living ones, and ended ones that were not joined.</summary>
    internal static ulong CountThreads() => Count(ofProgram: false);

    private static ulong Count(bool ofProgram)
    {
        ulong count = 0;
        _lock.Enter(LockRank.Scheduler);
        for (Thread* thread = _living; thread != null; thread = thread->NextLiving)
            count += !ofProgram || IsOfProgram(thread) ? 1UL : 0;

        _lock.Exit();
        return count;
    }
}

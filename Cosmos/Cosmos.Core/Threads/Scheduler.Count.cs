using Cosmos.Core.Locks;


namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    /// <summary>Says what the thread with a number does.</summary>
    /// <returns>False when there is none.</returns>
    internal static bool TryFind(ulong id, out ThreadSummary summary) => TryFindNext(id - 1, out summary) && summary.Id == id;

    /// <summary>Says what the thread of the program does whose number is the next one after another.</summary>
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

    /// <summary>The flow that booted and the idle threads are the kernel's.</summary>
    private static bool IsOfProgram(Thread* thread) => thread != Main && thread != ProcessorThreads.This.Idle;

    /// <summary>Threads whose memory was not given back: those that live, and those that ended and were not joined.</summary>
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

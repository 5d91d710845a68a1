namespace Cosmos.Core;

public static unsafe partial class Scheduler
{
    /// <summary>Threads whose memory was not given back: those that live, and those that ended and were not joined.</summary>
    internal static ulong CountThreads()
    {
        ulong count = 0;
        _lock.Enter();
        for (Thread* thread = _living; thread != null; thread = thread->NextLiving)
            count++;

        _lock.Exit();
        return count;
    }
}

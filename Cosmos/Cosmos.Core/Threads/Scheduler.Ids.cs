using Cosmos.Core.Locks;

namespace Cosmos.Core.Threads;

public static unsafe partial class Scheduler
{
    /// <summary>Ids are below this number, as on 64-bit Linux: programs store them in few bits.</summary>
    internal const ulong IdLimit = 1UL << 22;

    /// <summary>The id after the last one, as on Linux: lower ids are not used again.</summary>
    internal const ulong FirstReusedId = 300;

    private static ulong _lastId;
    private static ulong _lastSerial;
    private static bool _hasReusedIds;

    /// <summary>Makes the next thread get the id behind this one. For tests: creating millions of threads takes long.</summary>
    /// <returns>The id that was given last.</returns>
    internal static ulong SetLastId(ulong id)
    {
        _lock.Enter(LockRank.Scheduler);
        ulong last = _lastId;
        _lastId = id;
        _hasReusedIds = true;
        _lock.Exit();
        return last;
    }

    /// <summary>Gives a thread an id that no other thread has; an ended thread keeps its id until its memory is released. There are fewer
    /// reservations than ids, so one is free. Inside the lock.</summary>
    private static void Number(Thread* thread)
    {
        thread->Serial = ++_lastSerial;
        do
        {
            _hasReusedIds |= _lastId + 1 == IdLimit;
            _lastId = _lastId + 1 < IdLimit ? _lastId + 1 : FirstReusedId;
        }
        while (_hasReusedIds && HasId(_lastId));

        thread->Id = _lastId;
    }

    private static bool HasId(ulong id)
    {
        Thread* thread = _living;
        while (thread != null && thread->Id != id)
            thread = thread->NextLiving;

        return thread != null;
    }
}

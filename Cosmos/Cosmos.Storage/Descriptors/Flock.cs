using BareFlow.Memory;

namespace Cosmos.Storage;

/// <summary>Locks of whole files, as <c>flock</c> has them: of an open file, not of a descriptor or a process.</summary>
/// <remarks>Law: for each file, either one open file holds the exclusive lock and no other any, or all that hold one hold the
/// shared one.</remarks>
internal static unsafe class Flock
{
    /// <summary>LOCK_SH.</summary>
    public const int Shared = 1;

    /// <summary>LOCK_EX.</summary>
    public const int Exclusive = 2;

    /// <summary>LOCK_NB.</summary>
    public const int NonBlocking = 4;

    /// <summary>LOCK_UN.</summary>
    public const int Unlock = 8;

    /// <summary>Takes, changes or gives back a lock. The lock of the tree is held.</summary>
    /// <returns>0, or an error number, negative. A lock that would have to be waited for is refused with EWOULDBLOCK as well:
    /// the holder is in the same process.</returns>
    public static int Apply(OpenFile* file, int operation)
    {
        int wanted = operation & ~NonBlocking;
        if (wanted == Unlock)
        {
            Drop(file);
            return 0;
        }

        if (wanted is not (Shared or Exclusive))
            return -Errno.EINVAL;

        FileNode* node = file->Node;
        uint othersShared = node->SharedLocks - (file->Lock == Shared ? 1U : 0);
        bool othersExclusive = node->HasExclusiveLock && file->Lock != Exclusive;
        if (othersExclusive || (wanted == Exclusive && othersShared > 0))
            return -Errno.EAGAIN;

        Drop(file);
        file->Lock = wanted;
        node->SharedLocks += wanted == Shared ? 1U : 0;
        node->HasExclusiveLock |= wanted == Exclusive;
        return 0;
    }

    /// <summary>Gives back the lock that an open file holds, if any.</summary>
    public static void Drop(OpenFile* file)
    {
        if (file->Lock == Shared)
            file->Node->SharedLocks--;
        else if (file->Lock == Exclusive)
            file->Node->HasExclusiveLock = false;

        file->Lock = 0;
    }
}

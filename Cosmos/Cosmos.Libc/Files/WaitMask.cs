using BareFlow.Memory;
using Cosmos.Core.Threads;

namespace Cosmos.Libc;

/// <summary>The signals that a thread blocks while it waits, as <c>ppoll</c> and <c>pselect</c> have it.</summary>
internal readonly unsafe struct WaitMask
{
    private readonly bool _isGiven;
    private readonly ulong _blocked;
    private readonly ulong _before;

    private WaitMask(ulong blocked)
    {
        _isGiven = true;
        _blocked = blocked;
        _before = Scheduler.Current->BlockedSignals;
    }

    /// <summary>Copies a set; null leaves the thread's own.</summary>
    /// <returns>0 or -EFAULT.</returns>
    public static int Take(In<ulong> set, out WaitMask mask)
    {
        mask = default;
        if (set.IsNull)
            return 0;

        if (set.Read(out ulong blocked) != 0)
            return -Errno.EFAULT;

        mask = new WaitMask(blocked);
        return 0;
    }

    /// <summary>Blocks these signals alone.</summary>
    public void Begin()
    {
        if (_isGiven)
            Signals.SetBlocked(_blocked);
    }

    /// <summary>Blocks again what was blocked before.</summary>
    public void End()
    {
        if (_isGiven)
            Signals.SetBlocked(_before);
    }
}

using System.Threading;
using Cosmos.Core.Locks;
using IL2CPU.API;

namespace Cosmos.Core.Time;

/// <summary>The time of day: that of the real-time clock at the first request, and the time since.</summary>
[LockedBy(nameof(_lock))]
public static class WallClock
{
    private static KernelLock _lock;
    private static ulong _base;
    private static bool _hasBase;

    /// <summary>Nanoseconds since the start of 1970, UTC, to the second: the real-time clock has no fraction. It
    /// has the rate of <see cref="Clock"/>, and only <see cref="Set"/> makes it go back. Without a real-time clock the time of boot is the start of
    /// 1970. Safe from any thread.</summary>
    public static ulong Nanoseconds
    {
        get
        {
            if (!Volatile.Read(ref _hasBase))
                Start();

            return _base + Clock.Nanoseconds;
        }
    }

    /// <summary>Sets the time.</summary>
    /// <param name="nanoseconds">Since the start of 1970, UTC.</param>
    public static void Set(ulong nanoseconds)
    {
        _lock.Enter(LockRank.WallClock);
        _base = nanoseconds - Clock.Nanoseconds;
        Volatile.Write(ref _hasBase, true);
        _lock.Exit();
    }

    private static void Start()
    {
        _lock.Enter(LockRank.WallClock);
        if (!_hasBase && Rtc.TryRead(out ulong seconds))
            _base = seconds * Clock.Second - Clock.Nanoseconds;

        Volatile.Write(ref _hasBase, true);
        _lock.Exit();
    }
}

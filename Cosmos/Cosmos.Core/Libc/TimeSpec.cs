using System.Runtime.InteropServices;

namespace Cosmos.Core.Libc;

/// <summary>C's <c>struct timespec</c>: seconds, and nanoseconds below a second.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TimeSpec
{
    /// <summary>The clock that shows the time of day: CLOCK_REALTIME.</summary>
    public const int RealTime = 0;

    /// <summary>The clock that never jumps: CLOCK_MONOTONIC, which is <see cref="Clock"/>.</summary>
    public const int Monotonic = 1;

    /// <summary>Whole seconds.</summary>
    public long Seconds;

    /// <summary>The rest, 0 to 999,999,999.</summary>
    public long Nanoseconds;

    /// <summary>All of it in nanoseconds.</summary>
    public readonly long Total => Seconds * (long)Clock.Second + Nanoseconds;

    /// <summary>Sets both parts.</summary>
    public void Set(long nanoseconds)
    {
        Seconds = nanoseconds / (long)Clock.Second;
        Nanoseconds = nanoseconds % (long)Clock.Second;
        if (Nanoseconds < 0)
        {
            Seconds--;
            Nanoseconds += (long)Clock.Second;
        }
    }

    /// <summary>Whether it is a time as POSIX wants it.</summary>
    public readonly bool IsValid => Seconds >= 0 && (ulong)Nanoseconds < Clock.Second;

    /// <summary>The time on <see cref="Clock"/> that this is on another clock: 0 when that is past, the last there is when it is
    /// too far.</summary>
    public readonly ulong DeadlineOn(int clock)
    {
        if (Seconds < 0)
            return 0;

        const ulong most = long.MaxValue / Clock.Second;
        if ((ulong)Seconds >= most)
            return ulong.MaxValue - 1;

        ulong time = (ulong)Seconds * Clock.Second + (ulong)Nanoseconds;
        if (clock != RealTime)
            return time;

        ulong ahead = WallClock.Nanoseconds - Clock.Nanoseconds;
        return time > ahead ? time - ahead : 0;
    }
}

using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>The times at which waits give up.</summary>
internal static unsafe class PthreadTime
{
    /// <summary>The clock that shows the time of day: CLOCK_REALTIME.</summary>
    public const int RealTime = 0;

    /// <summary>The clock that never jumps: CLOCK_MONOTONIC, which is <see cref="Clock"/>.</summary>
    public const int Monotonic = 1;

    /// <summary>Whether waits may be measured by a clock.</summary>
    public static bool IsClock(int clock) => clock is RealTime or Monotonic;

    /// <summary>The time on <see cref="Clock"/> that is meant: 0 for one that is past.</summary>
    /// <param name="time">A time.</param>
    /// <param name="clock">By which clock.</param>
    /// <param name="deadline">Less than <see cref="ulong.MaxValue"/>, which would be never.</param>
    /// <returns>False when it is no time as POSIX wants it.</returns>
    public static bool TryRead(TimeSpec* time, int clock, out ulong deadline)
    {
        const ulong most = long.MaxValue / Clock.Second;
        ulong seconds = System.Math.Min((ulong)time->Seconds, most - 1);
        deadline = time->Seconds < 0 ? 0 : seconds * Clock.Second + (ulong)time->Nanoseconds;
        if (clock == RealTime)
        {
            ulong ahead = WallClock.Nanoseconds - Clock.Nanoseconds;
            deadline = deadline > ahead ? deadline - ahead : 0;
        }

        return (ulong)time->Nanoseconds < Clock.Second;
    }
}

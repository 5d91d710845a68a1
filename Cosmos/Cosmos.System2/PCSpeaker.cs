using System;
using System.Threading;
using Cosmos.Core;

namespace Cosmos.System;

/// <summary>The speaker of a PC.</summary>
public static class PCSpeaker
{
    private const uint LowestTone = 37;
    private const uint HighestTone = 32_767;
    private const uint UsualTone = 800;
    private const uint UsualDuration = 200;

    /// <summary>Plays a tone, and returns when it ends.</summary>
    /// <param name="frequency">In hertz, 37 to 32,767.</param>
    /// <param name="duration">In milliseconds; not 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not in its range.</exception>
    public static void Beep(uint frequency = UsualTone, uint duration = UsualDuration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frequency, LowestTone);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frequency, HighestTone);
        ArgumentOutOfRangeException.ThrowIfZero(duration);
        CoreCalls.PlayTone(frequency, duration);
        Thread.Sleep(TimeSpan.FromMilliseconds(duration));
    }
}

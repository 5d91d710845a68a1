using IL2CPU.API;

namespace Cosmos.Core.Time;

/// <summary>The pace of the clock: told, or measured for milliseconds at boot and again over a second, when the clock goes on at the
/// better pace without a step.</summary>
[OwnedBy("the tick, on the CPU that booted")]
internal static class ClockPace
{
    /// <summary>How long the second measurement lasts at least. A reading is a few microseconds off at most, so the pace is a few
    /// millionths off.</summary>
    private const ulong Window = Clock.Second;

    /// <summary>The longest that it may last: the power-management timer comes round after 4.6 seconds.</summary>
    private const ulong LongestWindow = 4 * Clock.Second;

    /// <summary>A reading that took more than this part of a second, 20 microseconds, is taken again at the next tick.</summary>
    private const ulong Hasty = 50_000;

    /// <summary>The window is counted in hundredths.</summary>
    private const ulong TicksOfWindow = 100;

    private static TimerSample _first;

    /// <summary>Whether the pace stays as it is.</summary>
    [field: Atomic]
    public static bool IsSettled { get; private set; }

    /// <summary>Takes the pace that is told, if one is; else begins the second measurement, if there is a timer for it.</summary>
    /// <param name="first">What was read when the clock was started.</param>
    public static void Begin(in TimerSample first)
    {
        _first = first;
        ulong told = TscRate.Read(Clock.CyclesPerSecond);
        if (told != 0)
            Clock.SetPace(told);

        IsSettled = told != 0 || !ReferenceTimer.IsLong;
    }

    /// <summary>Ends the second measurement when it is time. Called at each tick, with interrupts off.</summary>
    public static void OnTick()
    {
        ulong passed = (Clock.ReadCycles() - _first.Cycles) / (Clock.CyclesPerSecond / TicksOfWindow);
        if (!IsSettled && passed >= TicksOfWindow)
            Settle(passed >= TicksOfWindow * (LongestWindow / Window));
    }

    private static void Settle(bool isTooLate)
    {
        var last = default(TimerSample);
        last.Take();
        ulong longest = Clock.CyclesPerSecond / Hasty;
        if (isTooLate || _first.Taken > longest)
        {
            _first = last;
            return;
        }

        if (last.Taken > longest)
            return;

        uint counts = ReferenceTimer.Passed(_first.Reference, last.Reference);
        ulong rate = counts != 0 ? (last.Cycles - _first.Cycles) * ReferenceTimer.Rate / counts : 0;
        if (TscRate.IsNear(rate, Clock.CyclesPerSecond))
            Clock.SetPace(rate);

        IsSettled = true;
    }
}

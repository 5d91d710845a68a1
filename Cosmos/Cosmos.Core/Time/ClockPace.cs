using IL2CPU.API;

namespace Cosmos.Core.Time;

/// <summary>The rate of the clock: reported, or measured for milliseconds at boot and again over a second; the clock then continues at the
/// better rate without a step.</summary>
[OwnedBy("the tick, on the CPU that booted")]
internal static class ClockPace
{
    /// <summary>The shortest second measurement. A reading has an error of a few microseconds, so the rate is a few
    /// millionths off.</summary>
    private const ulong Window = Clock.Second;

    /// <summary>The longest one: the power-management timer wraps after 4.6 seconds.</summary>
    private const ulong LongestWindow = 4 * Clock.Second;

    /// <summary>A reading that took more than this part of a second, 20 microseconds, is repeated at the next tick.</summary>
    private const ulong Hasty = 50_000;

    /// <summary>The window is counted in hundredths.</summary>
    private const ulong TicksOfWindow = 100;

    private static TimerSample _first;

    /// <summary>Whether the rate is final.</summary>
    [field: Atomic]
    public static bool IsSettled { get; private set; }

    /// <summary>Takes the reported rate, if there is one; else begins the second measurement, if there is a timer for it.</summary>
    /// <param name="first">The sample from the start of the clock.</param>
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

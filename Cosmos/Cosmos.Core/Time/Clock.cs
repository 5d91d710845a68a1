using BareFlow.Memory.Registers;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Time;

/// <summary>The time since boot, from the CPU's time-stamp counter.</summary>
[Plug("Clock.xs")]
public static class Clock
{
    /// <summary>Nanoseconds in a second.</summary>
    public const ulong Second = 1_000_000_000;

    /// <summary>Nanoseconds in a thousandth of a second.</summary>
    public const ulong NanosecondsPerMillisecond = Second / 1000;

    private const int ScaleBits = 32;

    /// <summary>Nanoseconds since the clock was started, at boot; 0 before. Never goes back, not from an interrupt handler to
    /// the code that it interrupted either, and stays right for 584 years.</summary>
    public static ulong Nanoseconds => Read();

    /// <summary>The rate of the counter, in counts a second.</summary>
    [field: Atomic]
    public static ulong CyclesPerSecond { get; private set; }

    /// <summary>Whether the counter has a constant rate (Intel SDM vol. 3B, 18.17.1). If not, the
    /// clock is only as exact as the CPU's rate is steady.</summary>
    public static bool IsInvariant => (Cpu.FeaturesOf(CpuidLeaf.Power) & CpuFeature.InvariantTsc) != 0;

    /// <summary>The time-stamp counter.</summary>
    [PlugMethod]
    internal static extern ulong ReadCycles();

    /// <summary>Starts the clock at 0.</summary>
    /// <param name="cyclesPerSecond">The counter's rate; not 0.</param>
    internal static void Start(ulong cyclesPerSecond)
    {
        CyclesPerSecond = cyclesPerSecond;
        Set(ReadCycles(), (Second << ScaleBits) / cyclesPerSecond, 0);
    }

    /// <summary>Continues at another rate, from the current time: without a step. With interrupts off.</summary>
    /// <param name="cyclesPerSecond">The counter's rate; not 0.</param>
    internal static void SetPace(ulong cyclesPerSecond)
    {
        CyclesPerSecond = cyclesPerSecond;
        ulong now = Read();
        Set(ReadCycles(), (Second << ScaleBits) / cyclesPerSecond, now);
    }

    [PlugMethod]
    private static extern void Set(ulong origin, ulong scale, ulong time);

    [PlugMethod]
    private static extern ulong Read();
}

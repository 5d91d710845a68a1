namespace Cosmos.Core.Time;

/// <summary>Time that the CPU spent on the program.</summary>
internal static class CpuTime
{
    /// <summary>Nanoseconds for all threads: the time since boot. The kernel keeps no account of idle time yet, so it is an
    /// upper bound.</summary>
    public static ulong Process() => Clock.Nanoseconds;

    /// <summary>Nanoseconds for the calling thread.</summary>
    public static ulong Thread() => Clock.Nanoseconds;
}

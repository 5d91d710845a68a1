namespace Cosmos.Core.Libc;

/// <summary>The time of day: the time since boot on top of a base that whoever reads the real-time clock sets.</summary>
internal static class CalendarTime
{
    private static long _base;

    /// <summary>Nanoseconds since 1970-01-01T00:00:00Z.</summary>
    public static long Now() => _base + (long)Clock.Nanoseconds;

    /// <summary>Says what time it is now.</summary>
    /// <param name="now">Nanoseconds since 1970.</param>
    public static void Set(long now) => _base = now - (long)Clock.Nanoseconds;
}

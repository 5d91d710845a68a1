using IL2CPU.API;

namespace Cosmos.Libc;

/// <summary>Variables of C about the local time zone: <c>tzname</c>, <c>timezone</c>, <c>daylight</c> (POSIX.1-2017).</summary>
[Plug("ZoneVariables.xs")]
internal static unsafe class ZoneVariables
{
    /// <summary>Sets them.</summary>
    /// <param name="name">The name of the zone.</param>
    /// <param name="summerName">Its name in summer.</param>
    /// <param name="seconds">Seconds west of Greenwich.</param>
    /// <param name="hasSummer">1 where summer has another offset.</param>
    [PlugMethod]
    public static extern void Set(byte* name, byte* summerName, long seconds, int hasSummer);
}

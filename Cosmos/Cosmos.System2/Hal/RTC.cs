using System;

namespace Cosmos.HAL;

/// <summary>The time of day, field by field, in UTC. Each reads the clock anew, so read <see cref="DateTime.UtcNow"/> where
/// they must belong together.</summary>
public static class RTC
{
    private const int YearsOfCentury = 100;

    /// <summary>0 to 59.</summary>
    public static byte Second => (byte)DateTime.UtcNow.Second;

    /// <summary>0 to 59.</summary>
    public static byte Minute => (byte)DateTime.UtcNow.Minute;

    /// <summary>0 to 23.</summary>
    public static byte Hour => (byte)DateTime.UtcNow.Hour;

    /// <summary>1, a Sunday, to 7.</summary>
    public static byte DayOfTheWeek => (byte)(DateTime.UtcNow.DayOfWeek + 1);

    /// <summary>1 to 31.</summary>
    public static byte DayOfTheMonth => (byte)DateTime.UtcNow.Day;

    /// <summary>1 to 12.</summary>
    public static byte Month => (byte)DateTime.UtcNow.Month;

    /// <summary>The year within its century, 0 to 99.</summary>
    public static byte Year => (byte)(DateTime.UtcNow.Year % YearsOfCentury);

    /// <summary>The century's first two digits, such as 20.</summary>
    public static byte Century => (byte)(DateTime.UtcNow.Year / YearsOfCentury);
}

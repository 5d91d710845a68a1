using System.Diagnostics;

namespace BareFlow.Tests.Support;

/// <summary>The desktop of the person who runs the tests.</summary>
internal static class Desktop
{
    /// <summary>Has a program started as on a machine without one: no test opens windows there.</summary>
    public static void TakeAway(ProcessStartInfo start)
    {
        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("WAYLAND_DISPLAY");
    }
}

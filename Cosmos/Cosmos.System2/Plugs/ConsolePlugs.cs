using System;
using Cosmos.Core;
using Cosmos.System;
using IL2CPU.API.Attribs;

namespace IL2CPU.API;

/// <summary>What <c>System.Console</c> has on Windows alone, as a PC has it whatever system runs on it.</summary>
[Plug("System.ConsolePal, System.Console", IsOptional = true)]
internal static class ConsolePlugs
{
    /// <summary>Plays a tone, and returns when it ends.</summary>
    /// <param name="frequency">In hertz, 37 to 32,767.</param>
    /// <param name="duration">In milliseconds, from 1.</param>
    public static void Beep(int frequency, int duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frequency);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(duration);
        PCSpeaker.Beep((uint)frequency, (uint)duration);
    }

    /// <summary>Makes the text's window smaller, or as large as the screen again, and clears the screen.</summary>
    /// <param name="width">Columns, from 1 to the screen's.</param>
    /// <param name="height">Rows, from 1 to the screen's.</param>
    /// <param name="knownWidth">What the console took the width for; -1 has it ask.</param>
    /// <param name="knownHeight">What the console took the height for; -1 has it ask.</param>
    public static void SetWindowSize(
        int width,
        int height,
        [FieldAccess(Name = "s_windowWidth")] ref int knownWidth,
        [FieldAccess(Name = "s_windowHeight")] ref int knownHeight)
    {
        if (CoreCalls.ResizeTerminal(width, height) == 0)
            throw new ArgumentOutOfRangeException(nameof(width), $"{width} x {height} is not a part of the screen.");

        knownWidth = -1;
        knownHeight = -1;
        Console.Clear();
    }
}

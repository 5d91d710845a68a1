using System;

namespace Cosmos.Core.Console;

/// <summary>Where text goes: the values of <c>console=</c>, in the order that <c>CommandLine</c> knows them in.
/// </summary>
[Flags]
public enum ConsoleKind : byte
{
    /// <summary>The first serial port.</summary>
    Serial = 1,

    /// <summary>The screen, in text mode or as a framebuffer.</summary>
    Screen = 2,

    /// <summary>Both.</summary>
    Both = Serial | Screen,
}

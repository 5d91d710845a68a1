namespace Cosmos.Core.Console;

/// <summary>The meaning of a text for the reader, which decides its colour on a screen.</summary>
/// <remarks>The values are attributes of VGA text mode: light on black (IBM VGA Technical Reference, "Attribute byte").
/// </remarks>
public enum TextColour : byte
{
    /// <summary>Light grey: nothing special.</summary>
    Normal = 0x07,

    /// <summary>Green: a thing that went well.</summary>
    Good = 0x0A,

    /// <summary>Red: a thing that failed.</summary>
    Error = 0x0C,

    /// <summary>Yellow: a thing to look at.</summary>
    Warning = 0x0E,
}

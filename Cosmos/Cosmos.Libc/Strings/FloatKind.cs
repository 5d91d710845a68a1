namespace Cosmos.Libc;

/// <summary>What a floating-point value is.</summary>
internal enum FloatKind
{
    /// <summary>A number, 0 among them.</summary>
    Finite,

    /// <summary>Infinity.</summary>
    Infinite,

    /// <summary>Not a number.</summary>
    NotANumber,
}

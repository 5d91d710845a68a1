namespace Cosmos.Core.Processors;

/// <summary>What compiled code relies on of a stack, for C# and X# (System V ABI for AMD64, 3.2.2).</summary>
internal static class StackLayout
{
    /// <summary>RSP is a multiple of it before a call.</summary>
    public const ulong Alignment = 16;

    /// <summary>Bytes below RSP that an interrupt must leave alone.</summary>
    public const ulong RedZone = 128;
}

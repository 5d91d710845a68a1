namespace Cosmos.Core.Memory;

/// <summary>Pages of the kernel's that shared maps of the program show: the contents of a file.</summary>
internal unsafe struct SharedPages
{
    /// <summary>Where they are: a reservation, in which a page without a frame is zeros that nobody wrote.</summary>
    public ulong Start;

    /// <summary>Bytes that there are. A touch of a page behind them is SIGBUS.</summary>
    public ulong Size;

    /// <summary>Maps that show them. The reservation does not move meanwhile.</summary>
    public int Maps;

    /// <summary>Whether the program wrote to them through a map that was synchronised or removed since.</summary>
    public bool IsWritten;

    /// <summary>Whose they are, for <see cref="SharedMaps.Released"/>.</summary>
    public void* Owner;
}

namespace BareFlow.Memory.BumpList;

/// <summary>A position of a bump allocator, for a later reset. The default value is the empty heap.</summary>
public readonly struct BumpMark
{
    /// <summary>Bytes below the position.</summary>
    public readonly ulong Allocated;

    internal readonly ulong LiveBlocks;

    internal BumpMark(ulong allocated, ulong liveBlocks)
    {
        Allocated = allocated;
        LiveBlocks = liveBlocks;
    }
}

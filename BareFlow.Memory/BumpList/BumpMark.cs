namespace BareFlow.Memory.BumpList;

/// <summary>A position of a bump allocator to come back to. The default value is the empty heap.</summary>
public readonly struct BumpMark
{
    /// <summary>Bytes that lie below the position.</summary>
    public readonly ulong Allocated;

    internal readonly ulong LiveBlocks;

    internal BumpMark(ulong allocated, ulong liveBlocks)
    {
        Allocated = allocated;
        LiveBlocks = liveBlocks;
    }
}

namespace BareFlow.Memory.Allocators;

/// <summary>The state of a heap at one moment. Law: <c>Used + Free == Capacity</c>.</summary>
public struct HeapStatistics
{
    /// <summary>Bytes that the heap may ever hold.</summary>
    public ulong Capacity;

    /// <summary>Bytes in live blocks, with their headers and rounding.</summary>
    public ulong Used;

    /// <summary>Bytes that are not in live blocks.</summary>
    public ulong Free;

    /// <summary>The most bytes that were in live blocks at one time.</summary>
    public ulong PeakUsed;

    /// <summary>Blocks handed out and not freed.</summary>
    public ulong LiveBlocks;
}

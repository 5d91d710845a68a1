namespace BareFlow.Memory.Regions;

/// <summary>The raw heap as a memory source for an allocator.</summary>
public readonly struct RawHeapSource : IMemorySource
{
    /// <inheritdoc />
    public VirtAddr Base => new(RawHeap.Base());

    /// <inheritdoc />
    public VirtAddr Break => new(RawHeap.Break());

    /// <inheritdoc />
    public VirtAddr Limit => new(RawHeap.Limit());

    /// <inheritdoc />
    public bool TryGrow(ulong bytes) => RawHeap.Grow(bytes) != 0;

    /// <inheritdoc />
    public bool TryShrink(ulong bytes) => RawHeap.Shrink(bytes) != 0;
}

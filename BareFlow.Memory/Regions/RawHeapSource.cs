namespace BareFlow.Memory.Regions;

/// <summary>The raw heap as a memory source for an allocator.</summary>
public readonly struct RawHeapSource : IMemorySource
{
    /// <inheritdoc />
    public VirtAddr Base => RawHeap.Base();

    /// <inheritdoc />
    public VirtAddr Break => RawHeap.Break();

    /// <inheritdoc />
    public VirtAddr Limit => RawHeap.Limit();

    /// <inheritdoc />
    public bool IsZeroed => false;

    /// <inheritdoc />
    public bool CanGuard => false;

    /// <inheritdoc />
    public bool TryGrow(ulong bytes) => RawHeap.Grow(bytes) != 0;

    /// <inheritdoc />
    public bool TryShrink(ulong bytes) => RawHeap.Shrink(bytes) != 0;

    /// <inheritdoc />
    public bool TryDiscard(VirtAddr start, ulong bytes) => false;

    /// <inheritdoc />
    public bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) => false;

    /// <inheritdoc />
    public bool IsGuarded(VirtAddr place) => false;
}

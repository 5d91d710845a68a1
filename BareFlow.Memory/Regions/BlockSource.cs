namespace BareFlow.Memory.Regions;

/// <summary>A memory source over one block of another owner: a pinned array, a mapped range, a part of another heap.</summary>
/// <remarks>Not thread-safe. The owner makes sure that the block stays mapped and unused as long as the source lives.</remarks>
public struct BlockSource : IMemorySource
{
    private readonly VirtAddr _base;
    private readonly VirtAddr _limit;
    private VirtAddr _break;

    /// <summary>A source over <paramref name="size"/> bytes at <paramref name="start"/>.</summary>
    public BlockSource(VirtAddr start, ulong size)
    {
        Invariant.Holds(start.Value + size >= start.Value, "a block does not wrap around the address space"u8);
        _base = start;
        _break = start;
        _limit = new VirtAddr(start.Value + size);
    }

    /// <inheritdoc />
    public readonly VirtAddr Base => _base;

    /// <inheritdoc />
    public readonly VirtAddr Break => _break;

    /// <inheritdoc />
    public readonly VirtAddr Limit => _limit;

    /// <inheritdoc />
    public readonly bool IsZeroed => false;

    /// <inheritdoc />
    public readonly bool CanGuard => false;

    /// <inheritdoc />
    public bool TryGrow(ulong bytes)
    {
        if (bytes > _limit.Value - _break.Value)
            return false;

        _break = new VirtAddr(_break.Value + bytes);
        return true;
    }

    /// <inheritdoc />
    public bool TryShrink(ulong bytes)
    {
        if (bytes > _break.Value - _base.Value)
            return false;

        _break = new VirtAddr(_break.Value - bytes);
        return true;
    }

    /// <inheritdoc />
    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => false;

    /// <inheritdoc />
    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) => false;

    /// <inheritdoc />
    public readonly bool IsGuarded(VirtAddr place) => false;
}

using BareFlow.Memory;
using BareFlow.Memory.Regions;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Hands out memory that it hands out again: the break moves by less than what was asked. All of it is its own, so
/// that a write of an allocator damages nothing else.</summary>
internal struct OverlappingSource(BlockSource block) : IMemorySource
{
    private const ulong Step = 16;

    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => _block.IsZeroed;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes) =>
        bytes <= Limit.Value - Break.Value && _block.TryGrow(bytes < Step ? bytes : Step);

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => _block.TryDiscard(start, bytes);

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) =>
        _block.TryGuard(start, bytes, isGuarded);

    public readonly bool IsGuarded(VirtAddr place) => _block.IsGuarded(place);
}

/// <summary>Says yes to any size, and hands out nothing.</summary>
internal struct GenerousSource(BlockSource block) : IMemorySource
{
    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => _block.IsZeroed;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes) => _block.TryGrow(bytes) || bytes > 0;

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => _block.TryDiscard(start, bytes);

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) =>
        _block.TryGuard(start, bytes, isGuarded);

    public readonly bool IsGuarded(VirtAddr place) => _block.IsGuarded(place);
}

/// <summary>Keeps what it is given back.</summary>
internal struct LeakingSource(BlockSource block) : IMemorySource
{
    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => _block.IsZeroed;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes) => _block.TryGrow(bytes);

    public readonly bool TryShrink(ulong bytes) => bytes <= _block.Break.Value - _block.Base.Value;

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => _block.TryDiscard(start, bytes);

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) =>
        _block.TryGuard(start, bytes, isGuarded);

    public readonly bool IsGuarded(VirtAddr place) => _block.IsGuarded(place);
}

/// <summary>Moves by one byte more than it is asked.</summary>
internal struct MisalignedSource(BlockSource block) : IMemorySource
{
    private BlockSource _block = block;

    public readonly VirtAddr Base => _block.Base;

    public readonly VirtAddr Break => _block.Break;

    public readonly VirtAddr Limit => _block.Limit;

    public readonly bool IsZeroed => _block.IsZeroed;

    public readonly bool CanGuard => false;

    public bool TryGrow(ulong bytes) => bytes < ulong.MaxValue && _block.TryGrow(bytes + 1);

    public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

    public readonly bool TryDiscard(VirtAddr start, ulong bytes) => _block.TryDiscard(start, bytes);

    public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) =>
        _block.TryGuard(start, bytes, isGuarded);

    public readonly bool IsGuarded(VirtAddr place) => _block.IsGuarded(place);
}

using System.Numerics;
using System.Runtime.InteropServices;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.BumpList;

/// <summary>The simplest allocator: a position that only moves up, until it is set back.</summary>
/// <remarks>
/// <para>Law: <c>Base &lt;= Break &lt;= Limit</c>, and <c>Break - Base</c> is a multiple of <see cref="Alignment"/>; so
/// <c>Allocated + Remaining == Capacity</c>, with no byte counted twice. <see cref="Check"/> proves that line.</para>
/// <para>There are no headers and no lists, so nothing can be corrupted. A single block cannot be freed, and only
/// the last block can change its size in place. The break of the memory source is the position: the allocator has no state
/// of its own that could disagree with it. Not thread-safe.</para>
/// </remarks>
/// <typeparam name="TSource">Where the memory comes from; its base is 16-byte aligned.</typeparam>
public unsafe struct BumpAllocator<TSource> : IBumpAllocator where TSource : unmanaged, IMemorySource
{
    /// <summary>Every block starts on a multiple of this many bytes, as SSE and the C ABI require.</summary>
    public const ulong Alignment = 16;

    private TSource _source;
    private ulong _live = 0;
    private ulong _peak = 0;
    private byte* _last = null;

    /// <summary>An allocator over <paramref name="source"/>, which is empty.</summary>
    public BumpAllocator(TSource source)
    {
        _source = source;
        Invariant.Holds(source.Base.Value % Alignment == 0, "a bump heap starts at a multiple of 16"u8);
        Invariant.Holds(Allocated == 0, "a bump heap starts empty"u8);
    }

    /// <summary>Bytes handed out, with alignment.</summary>
    public readonly ulong Allocated => _source.Break.Value - _source.Base.Value;

    /// <summary>Remaining bytes.</summary>
    public readonly ulong Remaining => _source.Limit.Value - _source.Break.Value;

    /// <summary>Bytes in all.</summary>
    public readonly ulong Capacity => _source.Limit.Value - _source.Base.Value;

    /// <inheritdoc />
    /// <remarks>A freed block is not live, but its bytes stay used until a reset. The allocator does not know which block was freed: after
    /// a reset, at most the blocks that were live at the mark are live, and at most those that were live before the reset.</remarks>
    public readonly HeapStatistics Statistics
    {
        get
        {
            HeapStatistics statistics = default;
            statistics.Capacity = Capacity;
            statistics.Used = Allocated;
            statistics.Free = Remaining;
            statistics.PeakUsed = _peak;
            statistics.LiveBlocks = _live;
            return statistics;
        }
    }

    /// <inheritdoc />
    public void* Allocate(ulong size) => AllocateAligned(size, Alignment);

    /// <inheritdoc />
    /// <remarks>The bytes between the position and the multiple are lost until a reset.</remarks>
    public void* AllocateAligned(ulong size, ulong alignment)
    {
        if (!BitOperations.IsPow2(alignment))
            return null;

        ulong position = _source.Break.Value;
        ulong multiple = alignment < Alignment ? Alignment : alignment;
        ulong gap = RequestSize.RoundUp(position, multiple) - position;
        ulong rounded = RoundUp(size);
        ulong needed = gap + rounded;
        if (rounded < size || needed < gap || !TryGrow(needed))
            return null;

        _live++;
        _last = (byte*)(position + gap);
        return _last;
    }

    /// <inheritdoc />
    public void* AllocateZeroed(ulong count, ulong size)
    {
        if (!RequestSize.TryMultiply(count, size, out ulong bytes))
            return null;

        void* block = Allocate(bytes);
        if (block != null && !_source.IsZeroed)
            NativeMemory.Clear(block, (nuint)bytes);

        return block;
    }

    /// <inheritdoc />
    /// <remarks>The last block grows and shrinks in place. The size of any other block is not known, so the copy has
    /// <paramref name="size"/> bytes, or the bytes up to the position, whichever is less. Behind the block's own
    /// bytes the copy has bytes of its neighbours.</remarks>
    public void* Reallocate(void* block, ulong size)
    {
        if (block == null)
            return Allocate(size);

        return block == _last ? ResizeLast(size) : Move((byte*)block, size);
    }

    /// <inheritdoc />
    /// <remarks>Only counts that the block is not used any more. A reset releases its bytes.</remarks>
    public void Free(void* block)
    {
        if (block != null && _live > 0)
            _live--;
    }

    /// <inheritdoc />
    /// <remarks>Known only for the last block, which ends at the position; 0 for any other.</remarks>
    public readonly ulong UsableSize(void* block) =>
        block != null && block == _last ? _source.Break.Value - (ulong)_last : 0;

    /// <inheritdoc />
    /// <remarks>The last block can't change its size in place any more: it would reach over the mark, or away from it.</remarks>
    public BumpMark Mark()
    {
        _last = null;
        return new BumpMark(Allocated, _live);
    }

    /// <inheritdoc />
    public void Reset(BumpMark mark)
    {
        bool shrunk = _source.TryShrink(Allocated - mark.Allocated);
        Invariant.Holds(shrunk, "a mark lies at or below the position"u8);
        _live = mark.LiveBlocks < _live ? mark.LiveBlocks : _live;
        _last = null;
    }

    /// <summary>Releases everything.</summary>
    public void Reset() => Reset(default);

    /// <inheritdoc />
    public readonly bool Check() =>
        Allocated % Alignment == 0 && Allocated <= Capacity && Remaining <= Capacity && Allocated <= _peak;

    /// <summary>The state of the heap, as far as a heap without headers knows it: used bytes, and the one free piece.</summary>
    public readonly HeapMap Map()
    {
        HeapMap map = default;
        map.Used = Allocated;
        map.AddTop(Remaining);
        return map;
    }

    private void* ResizeLast(ulong size)
    {
        ulong usable = UsableSize(_last);
        ulong needed = RoundUp(size);
        if (needed < size)
            return null;

        bool isResized = needed < usable ? _source.TryShrink(usable - needed) : TryGrow(needed - usable);
        return isResized ? _last : null;
    }

    private void* Move(byte* block, ulong size)
    {
        ulong known = _source.Break.Value - (ulong)block;
        void* moved = Allocate(size);
        if (moved == null)
            return null;

        NativeMemory.Copy(block, moved, (nuint)(size < known ? size : known));
        Free(block);
        return moved;
    }

    private bool TryGrow(ulong bytes)
    {
        if (!_source.TryGrow(bytes))
            return false;

        if (Allocated > _peak)
            _peak = Allocated;

        return true;
    }

    private static ulong RoundUp(ulong size) => RequestSize.RoundUp(size == 0 ? 1 : size, Alignment);
}

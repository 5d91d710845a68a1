using BareFlow.Memory.Regions;
using System.Runtime.CompilerServices;

namespace BareFlow.Memory.Allocators;

/// <summary>The allocator that cannot get lost: a position that only moves up, until it is set back.</summary>
/// <remarks>
/// <para>Law: <c>Base &lt;= Break &lt;= Limit</c>, and <c>Break - Base</c> is a multiple of <see cref="Alignment"/>; so
/// <c>Allocated + Free == Capacity</c>, with no byte counted twice. <see cref="Check"/> proves that line.</para>
/// <para>There are no headers and no lists, so nothing can be corrupted, and nothing can be given back singly either.
/// The break of the memory source is the position: the allocator has no state of its own that could disagree with it.
/// Not thread-safe.</para>
/// </remarks>
/// <typeparam name="TSource">Where the memory comes from; its base is 16-byte aligned.</typeparam>
public unsafe struct BumpAllocator<TSource> where TSource : unmanaged, IMemorySource
{
    /// <summary>Every block starts on a multiple of this many bytes, what SSE and the C ABI ask for.</summary>
    public const ulong Alignment = 16;

    private TSource _source;
    private ulong _live = 0;

    /// <summary>An allocator over <paramref name="source"/>, which is empty.</summary>
    public BumpAllocator(TSource source)
    {
        _source = source;
        Invariant.Holds(source.Base.Value % Alignment == 0, "a bump heap starts at a multiple of 16"u8);
        Invariant.Holds(Allocated == 0, "a bump heap starts empty"u8);
    }

    /// <summary>Bytes handed out, alignment included.</summary>
    public readonly ulong Allocated => _source.Break.Value - _source.Base.Value;

    /// <summary>Bytes that are left.</summary>
    public readonly ulong Free => _source.Limit.Value - _source.Break.Value;

    /// <summary>Bytes in all.</summary>
    public readonly ulong Capacity => _source.Limit.Value - _source.Base.Value;

    /// <summary>Blocks handed out since the last reset to nothing and not passed to <see cref="Release"/>.</summary>
    public readonly ulong LiveBlocks => _live;

    /// <summary>A block of at least <paramref name="size"/> bytes on a 16-byte boundary, or null when that much is not
    /// left. Size 0 gives a block of its own, as the C standard allows. What the block holds is undefined.</summary>
    public void* Allocate(ulong size)
    {
        ulong rounded = RoundUp(size);
        VirtAddr block = _source.Break;
        if (rounded < size || !_source.TryGrow(rounded))
            return null;

        _live++;
        return block.Pointer;
    }

    /// <summary>Takes note that a block is not used any more. Its bytes come back with a reset only.</summary>
    public void Release(void* block)
    {
        if (block != null && _live > 0)
            _live--;
    }

    /// <summary>The position now, for a later <see cref="Reset(BumpMark)"/>.</summary>
    public readonly BumpMark Mark() => new(Allocated, _live);

    /// <summary>Gives back every block handed out since <paramref name="mark"/>. The caller owes that none of them is
    /// used any more, and that no earlier mark was reset to in between.</summary>
    public void Reset(BumpMark mark)
    {
        bool shrunk = _source.TryShrink(Allocated - mark.Allocated);
        Invariant.Holds(shrunk, "a mark lies at or below the position"u8);
        _live = mark.LiveBlocks;
    }

    /// <summary>Gives back everything.</summary>
    public void Reset() => Reset(default);

    /// <summary>Whether the law in the remarks holds now.</summary>
    public readonly bool Check() =>
        Allocated % Alignment == 0 && Allocated <= Capacity && Free <= Capacity;

    private static ulong RoundUp(ulong size)
    {
        ulong atLeastOne = size == 0 ? 1 : size;
        return (atLeastOne + (Alignment - 1)) & ~(Alignment - 1);
    }
}

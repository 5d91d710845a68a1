using System.Runtime.InteropServices;

namespace BareFlow.Memory.FreeList;

// For an allocator built around this one: checks that work on damaged memory, and the way from block to block.
public unsafe partial struct FreeListAllocator<TSource, TTags>
{
    /// <summary>From this size on memory is dropped instead of cleared: 16 MiB.</summary>
    private const ulong LeastDropped = 16 * 1024 * 1024;

    /// <summary>The first block, or <see cref="Top"/>.</summary>
    internal readonly Block<TTags>* First => _first;

    /// <summary>The end of the blocks.</summary>
    internal readonly Block<TTags>* Top => _top;

    /// <summary>The end of the memory that was ever used; memory behind it reads as zero.</summary>
    internal readonly byte* EverUsed => _everUsed;

    /// <summary>The end of the memory that the source has handed out.</summary>
    internal readonly byte* End => _end;

    /// <summary>The first block of a list that was abandoned because something else wrote to it; null when there is none.</summary>
    internal readonly void* Damaged => _free.Damaged;

    /// <summary>Guards whole pages, or makes them usable again. False if the source cannot.</summary>
    internal bool TryGuard(byte* start, ulong bytes, bool isGuarded) =>
        _source.TryGuard(new VirtAddr(start), bytes, isGuarded);

    /// <summary>Whether the source can guard pages.</summary>
    internal readonly bool CanGuard => _source.CanGuard;

    /// <summary>Whether a place is in a guarded page.</summary>
    internal readonly bool IsGuarded(void* place) => _source.IsGuarded(new VirtAddr(place));

    /// <summary>Drops the contents of whole pages. False if the source cannot.</summary>
    internal bool TryDiscard(byte* start, ulong bytes) => _source.TryDiscard(new VirtAddr(start), bytes);

    /// <summary>Makes bytes read as zero. Many whole pages are dropped instead of written to, if the source returns dropped pages
    /// as zero: a caller of a large block often uses only a part of it.</summary>
    internal void Clear(byte* start, ulong bytes)
    {
        ulong page = RequestSize.RoundUp((ulong)start, VirtPage.Size);
        ulong pages = bytes & ~(VirtPage.Size - 1);
        if (bytes >= LeastDropped && _source.IsZeroed && _source.TryDiscard(new VirtAddr(page), pages - VirtPage.Size))
        {
            byte* rest = (byte*)page + pages - VirtPage.Size;
            NativeMemory.Clear(rest, (nuint)(start + bytes - rest));
            bytes = page - (ulong)start;
        }

        NativeMemory.Clear(start, (nuint)bytes);
    }

    /// <summary>Whether a request could be served if <paramref name="more"/> bytes of used blocks were free: there are as many
    /// free bytes, or the source has the rest.</summary>
    internal bool CouldServe(ulong request, ulong more)
    {
        ulong free = Held - _used + more;
        return request <= free || (_source.TryGrow(request - free) && _source.TryShrink(request - free));
    }

    /// <summary>Checks all words that are read when a used block is freed or resized: its own header, the block behind it, and
    /// if those are free the block before it and the links.</summary>
    /// <returns>An address within the damaged block; null when nothing is damaged.</returns>
    internal readonly void* FindDamage(void* payload)
    {
        Block<TTags>* block = Block<TTags>.Of(payload);
        ulong header = Block<TTags>.PeekHeader(block);
        if (header == Block<TTags>.NotSealed)
            return block;

        Block<TTags>* next = Block<TTags>.At(block, Block<TTags>.SizeOf(header));
        if (!IsSoundBehind(next))
            return next;

        return Block<TTags>.IsPreviousUsed(header) || IsSoundBefore(block) ? null : (byte*)block - 1;
    }

    private readonly bool IsSoundBehind(Block<TTags>* block)
    {
        if (block == _top)
            return true;

        ulong header = Block<TTags>.PeekHeader(block);
        return header != Block<TTags>.NotSealed && (Block<TTags>.IsUsed(header) || Block<TTags>.IsSoundFree(block));
    }

    private static bool IsSoundBefore(Block<TTags>* block)
    {
        ulong size = Block<TTags>.PeekTagBefore(block);
        if (size == Block<TTags>.NotSealed)
            return false;

        var before = (Block<TTags>*)((byte*)block - size);
        return Block<TTags>.SizeOf(Block<TTags>.PeekHeader(before)) == size && Block<TTags>.IsSoundFree(before);
    }
}

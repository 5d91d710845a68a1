using System.Numerics;
using System.Runtime.InteropServices;
using BareFlow.Memory.Findings;

namespace BareFlow.Memory.FreeList;

// Blocks with a requested size or place: resizing in place where the neighbours allow, and alignment above 16.
public unsafe partial struct FreeListAllocator<TSource, TTags>
{
    /// <inheritdoc />
    public void* Reallocate(void* payload, ulong size)
    {
        if (payload == null)
            return Allocate(size);

        ulong needed = BlockSize(size);
        if (needed == 0)
            return null;

        Block<TTags>* block = Block<TTags>.Of(payload);
        ulong header = Block<TTags>.Header(block);
        if (!Block<TTags>.IsUsed(header))
        {
            ReportFreed(HeapFault.UseAfterFree, payload);
            return null;
        }

        if (Block<TTags>.SizeOf(header) >= needed)
            return Shrink(block, header, needed);

        if (TryExtend(block, header, needed))
            return payload;

        void* lower = TryMoveDown(block, header, needed);
        return lower != null ? lower : Move(payload, Block<TTags>.SizeOf(header) - Block<TTags>.HeaderSize, size);
    }

    /// <inheritdoc />
    public void* AllocateAligned(ulong size, ulong alignment)
    {
        if (alignment <= Alignment)
            return BitOperations.IsPow2(alignment) ? Allocate(size) : null;

        return BitOperations.IsPow2(alignment) ? AllocateAround(size, alignment, 0) : null;
    }

    /// <summary>A block whose byte <paramref name="offset"/>, and not the first one, is on the boundary.</summary>
    /// <param name="size">Bytes of the block, as for <see cref="Allocate"/>.</param>
    /// <param name="alignment">A power of two above <see cref="Alignment"/>.</param>
    /// <param name="offset">A multiple of <see cref="Alignment"/>.</param>
    internal void* AllocateAround(ulong size, ulong alignment, ulong offset)
    {
        // Enough for a gap before the aligned place, and never more than the largest list.
        ulong needed = BlockSize(size);
        ulong room = needed + alignment + Block<TTags>.MinimumSize;
        if (needed == 0 || alignment > LargestRequest || room > LargestRequest)
            return null;

        int index = FreeLists<TTags>.IndexOf(needed);
        Block<TTags>* block = _free.FindAligned(index, needed, alignment, offset);
        if (block == null)
            block = _free.FindAligned(index + 1, needed, alignment, offset);

        if (block == null)
            block = _free.Find(room);

        if (block == null)
            block = _free.FirstFrom(FreeLists<TTags>.IndexOf(room) + 1);

        return block != null
            ? TakeFreeAligned(block, needed, alignment, offset)
            : TakeTopAligned(needed, alignment, offset);
    }

    /// <summary>Makes a block larger or smaller in place; false, and nothing changed, when it cannot.</summary>
    internal bool TryResize(void* payload, ulong size)
    {
        ulong needed = BlockSize(size);
        if (needed == 0)
            return false;

        Block<TTags>* block = Block<TTags>.Of(payload);
        ulong header = Block<TTags>.Header(block);
        if (Block<TTags>.SizeOf(header) < needed)
            return TryExtend(block, header, needed);

        Shrink(block, header, needed);
        return true;
    }

    private void* Shrink(Block<TTags>* block, ulong header, ulong needed)
    {
        ulong rest = Block<TTags>.SizeOf(header) - needed;
        if (rest >= Block<TTags>.MinimumSize)
        {
            Block<TTags>.SetUsed(block, needed, Block<TTags>.IsPreviousUsed(header));
            _used -= rest;
            Release(Block<TTags>.At(block, needed), rest, true);
        }

        return Block<TTags>.Payload(block);
    }

    /// <summary>Grows a block into the free block or the top behind it.</summary>
    private bool TryExtend(Block<TTags>* block, ulong header, ulong needed)
    {
        ulong size = Block<TTags>.SizeOf(header);
        Block<TTags>* next = Block<TTags>.At(block, size);
        ulong grown = next == _top ? ExtendIntoTop(block, size, needed) : ExtendIntoFree(block, size, needed);
        if (grown == 0)
            return false;

        Block<TTags>.SetUsed(block, grown, Block<TTags>.IsPreviousUsed(header));
        CountUsed(grown - size);
        return true;
    }

    /// <returns>The new size of the block, or 0 when there is too little.</returns>
    private ulong ExtendIntoTop(Block<TTags>* block, ulong size, ulong needed)
    {
        if (!EnsureTop(needed - size))
            return 0;

        SetTop(Block<TTags>.At(block, needed));
        return needed;
    }

    /// <returns>The new size of the block, or 0 when there is too little.</returns>
    private ulong ExtendIntoFree(Block<TTags>* block, ulong size, ulong needed)
    {
        Block<TTags>* next = Block<TTags>.At(block, size);
        ulong total = size + FreeSize(next);
        if (total < needed)
            return 0;

        _free.Remove(next, total - size);
        return KeepRest(block, total, needed);
    }

    /// <summary>The size of a block that lies before the top, if it is free; else 0.</summary>
    private static ulong FreeSize(Block<TTags>* block)
    {
        ulong header = Block<TTags>.Header(block);
        return Block<TTags>.IsUsed(header) ? 0 : Block<TTags>.SizeOf(header);
    }

    /// <summary>Moves a block down into the free block before it, and grows it over the free block or the top behind it.</summary>
    /// <returns>The payload's new place, or null when the three are too small.</returns>
    private void* TryMoveDown(Block<TTags>* block, ulong header, ulong needed)
    {
        if (Block<TTags>.IsPreviousUsed(header))
            return null;

        Block<TTags>* before = Block<TTags>.Before(block);
        ulong size = Block<TTags>.SizeOf(header);
        ulong sizeBefore = Block<TTags>.Size(before);
        Block<TTags>* next = Block<TTags>.At(block, size);
        ulong sizeAfter = next == _top ? 0 : FreeSize(next);
        ulong total = sizeBefore + size + sizeAfter;
        if (total < needed && (next != _top || !EnsureTop(needed - total)))
            return null;

        _free.Remove(before, sizeBefore);
        if (sizeAfter != 0)
            _free.Remove(next, sizeAfter);

        void* payload = Block<TTags>.Payload(before);
        NativeMemory.Copy(Block<TTags>.Payload(block), payload, (nuint)(size - Block<TTags>.HeaderSize));
        if (total < needed)
        {
            SetTop(Block<TTags>.At(before, needed));
            total = needed;
        }

        ulong grown = KeepRest(before, total, needed);
        Block<TTags>.SetUsed(before, grown, true);
        CountUsed(grown - size);
        return payload;
    }

    private void* Move(void* payload, ulong usable, ulong size)
    {
        void* moved = Allocate(size);
        if (moved == null)
            return null;

        NativeMemory.Copy(payload, moved, (nuint)usable);
        Free(payload);
        return moved;
    }

    private void* TakeFreeAligned(Block<TTags>* block, ulong needed, ulong alignment, ulong offset)
    {
        ulong size = Block<TTags>.Size(block);
        _free.Remove(block, size);
        ulong gap = Block<TTags>.Gap(block, alignment, offset);
        Block<TTags>* aligned = Block<TTags>.At(block, gap);
        return UseAfterGap(block, gap, KeepRest(aligned, size - gap, needed));
    }

    private void* TakeTopAligned(ulong needed, ulong alignment, ulong offset)
    {
        Block<TTags>* block = _top;
        ulong gap = Block<TTags>.Gap(block, alignment, offset);
        if (!EnsureTop(gap + needed))
            return null;

        SetTop(Block<TTags>.At(block, gap + needed));
        return UseAfterGap(block, gap, needed);
    }

    /// <summary>Uses the part that begins <paramref name="gap"/> bytes behind the start of <paramref name="block"/>, and makes those
    /// bytes a free block.</summary>
    private void* UseAfterGap(Block<TTags>* block, ulong gap, ulong size)
    {
        void* payload = Use(Block<TTags>.At(block, gap), size, true);
        if (gap != 0)
            InsertFree(block, gap);

        return payload;
    }
}

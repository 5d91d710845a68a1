using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.FreeList;

// The proof of the law, and the map: the only code that walks the heap.
public unsafe partial struct FreeListAllocator<TSource, TTags>
{
    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly bool Check()
    {
        ulong used = 0;
        ulong live = 0;
        ulong freeBlocks = 0;
        return CheckBounds()
            && CheckBlocks(ref used, ref live, ref freeBlocks)
            && CheckCounts(used, live, freeBlocks);
    }

    /// <summary>Whether the heap's own bounds are possible, so that a walk stays inside of them.</summary>
    private readonly bool CheckBounds()
    {
        var start = (byte*)_source.Base.Pointer;
        return _end == (byte*)_source.Break.Pointer
            && _end >= start
            && _end <= (byte*)_source.Limit.Pointer
            && (byte*)_first == start + Lead
            && _top >= _first
            && (_top == _first || (byte*)_top <= _end)
            && (ulong)((byte*)_top - (byte*)_first) % Alignment == 0
            && _source.Limit.Value == ~_notLimit
            && (ulong)_everUsed == ~_notEverUsed
            && _everUsed >= start
            && (_everUsed >= (byte*)_top || _top == _first)
            && (_everUsed <= _end || !_source.IsZeroed)
            && _peakUsed >= _used
            && _free.AreWordsRight
            && (TTags.CanCheck || _free.Damaged == null);
    }

    /// <summary>Whether the counts of a walk over all blocks match those of the heap, and the lists hold each free block.</summary>
    private readonly bool CheckCounts(ulong used, ulong live, ulong freeBlocks) =>
        used == _used
        && live == _liveBlocks
        && CheckLists(freeBlocks);

    /// <summary>The blocks of the heap, counted by size.</summary>
    public readonly HeapMap Map()
    {
        HeapMap map = default;
        for (Block<TTags>* block = _first; block != _top; block = Block<TTags>.At(block, Block<TTags>.Size(block)))
        {
            ulong header = Block<TTags>.Header(block);
            map.Add(Block<TTags>.SizeOf(header), Block<TTags>.IsUsed(header));
        }

        ulong limit = _source.Limit.Value;
        map.AddTop(limit > (ulong)_top ? limit - (ulong)_top : 0);
        return map;
    }

    private readonly bool CheckBlocks(ref ulong used, ref ulong live, ref ulong freeBlocks)
    {
        bool isPreviousUsed = true;
        Block<TTags>* block = _first;
        while (block != _top)
        {
            ulong header = Block<TTags>.Header(block);
            ulong size = Block<TTags>.SizeOf(header);
            bool isUsed = Block<TTags>.IsUsed(header);
            bool isSound = size >= Block<TTags>.MinimumSize
                && size <= (ulong)((byte*)_top - (byte*)block)
                && Block<TTags>.IsPreviousUsed(header) == isPreviousUsed;
            if (!isSound || (!isUsed && !CheckFree(block, size, isPreviousUsed)))
                return false;

            used += isUsed ? size : 0;
            live += isUsed ? 1UL : 0;
            freeBlocks += isUsed ? 0UL : 1;
            isPreviousUsed = isUsed;
            block = Block<TTags>.At(block, size);
        }

        return isPreviousUsed;
    }

    /// <summary>A free block has used neighbours and a boundary tag that points back to it.</summary>
    private static bool CheckFree(Block<TTags>* block, ulong size, bool isPreviousUsed) =>
        isPreviousUsed && Block<TTags>.Before(Block<TTags>.At(block, size)) == block;

    /// <summary>The lists hold each free block once: their blocks are free, in the right list, and their number is right.</summary>
    private readonly bool CheckLists(ulong freeBlocks)
    {
        ulong listed = 0;
        for (int index = 0; index < FreeLists<TTags>.Count; index++)
        {
            Block<TTags>* head = _free.Head(index);
            if (_free.HasBit(index) != (head != null))
                return false;

            Block<TTags>* block = head;
            while (block != null)
            {
                if (++listed > freeBlocks || !IsListed(block, index))
                    return false;

                block = Block<TTags>.Next(block);
                if (block == head)
                    break;
            }
        }

        return listed == freeBlocks;
    }

    private readonly bool IsListed(Block<TTags>* block, int index)
    {
        if (!IsInside(block) || !IsInside(Block<TTags>.Next(block)))
            return false;

        ulong header = Block<TTags>.Header(block);
        return !Block<TTags>.IsUsed(header)
            && FreeLists<TTags>.IndexOf(Block<TTags>.SizeOf(header)) == index
            && Block<TTags>.Previous(Block<TTags>.Next(block)) == block;
    }

    /// <summary>Whether a link points to a place where a free block can be, so that it may be followed.</summary>
    private readonly bool IsInside(Block<TTags>* block) =>
        block >= _first && block < _top && (ulong)((byte*)_top - (byte*)block) >= Block<TTags>.MinimumSize;
}

using System;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Regions;
using Cosmos.Core.Locks;

namespace Cosmos.Core.Memory;

/// <summary>Handles a request that does not fit into the heap while there is free RAM: the heap grows, or the block becomes a map of its
/// own.</summary>
/// <remarks>Each call that takes the allocator is made under <see cref="Heap.Lock"/>, with the allocator that serves. A scratch heap stays as it is.
/// </remarks>
internal static unsafe class HeapOverflow
{
    /// <summary>Blocks from this size on are maps of their own, released when the block is freed. For smaller blocks the heap grows,
    /// because a whole page for each would waste RAM.</summary>
    private const ulong LeastMapped = 128 * 1024;

    /// <summary>The step by which the heap grows: enough for hundreds of small blocks.</summary>
    private const ulong GrowthStep = 1024 * 1024;

    /// <summary>C's <c>aligned_alloc</c>.</summary>
    public static void* Allocate(KernelAllocator* serving, ulong size, ulong alignment)
    {
        void* block = serving->AllocateAligned(size, alignment);
        return block != null ? block : AllocateElsewhere(serving, size, alignment);
    }

    /// <summary>Fills a new block with zeros; the pages of a mapped block are zero already. Outside the lock, so that other threads do
    /// not wait.</summary>
    public static void Clear(void* block, ulong bytes)
    {
        if (block != null && !IsElsewhere(block))
            NativeMemory.Clear(block, (nuint)bytes);
    }

    /// <summary>C's <c>realloc</c>.</summary>
    public static void* Reallocate(KernelAllocator* serving, void* block, ulong size)
    {
        ulong usable = IsElsewhere(block) ? MappedBlocks.UsableSize(block) : 0;
        if (usable == 0)
        {
            void* moved = serving->Reallocate(block, size);
            return moved != null || Heap.IsScratch ? moved : Move(serving, block, serving->UsableSize(block), size);
        }

        // A map that is mostly unused is released, if there is memory to move its block to.
        bool fits = size <= usable;
        void* other = fits && size > usable / 2 ? block : Move(serving, block, usable, size);
        return other == null && fits ? block : other;
    }

    /// <summary>C's <c>free</c>.</summary>
    public static void Free(KernelAllocator* serving, void* block)
    {
        if (!IsElsewhere(block) || !MappedBlocks.TryFree(block))
            serving->Free(block);
    }

    /// <summary>glibc's <c>malloc_usable_size</c>.</summary>
    public static ulong UsableSize(KernelAllocator* serving, void* block)
    {
        ulong size = IsElsewhere(block) ? MappedBlocks.UsableSize(block) : 0;
        return size != 0 ? size : serving->UsableSize(block);
    }

    private static void* AllocateElsewhere(KernelAllocator* serving, ulong size, ulong alignment)
    {
        if (Heap.IsScratch)
            return null;

        if (size >= LeastMapped || alignment >= LeastMapped)
            return MappedBlocks.Allocate(size, alignment);

        return TryGrow() ? serving->AllocateAligned(size, alignment) : null;
    }

    /// <summary>Adds memory behind the heap.</summary>
    private static bool TryGrow()
    {
        if (!KernelMemory.TryExtendHeap(GrowthStep))
        {
            Shortage.Note(GrowthStep);
            return false;
        }

        VirtAddr start = RawHeap.Base();
        ulong held = RawHeap.Break().Value - start.Value;
        RawHeap.Initialize(start, new VirtAddr(RawHeap.Limit().Value + GrowthStep));
        RawHeap.Grow(held);
        return true;
    }

    /// <summary>Moves the contents of a block to one that has room for <paramref name="size"/> bytes. Other threads do not wait for the
    /// copy.</summary>
    private static void* Move(KernelAllocator* serving, void* block, ulong usable, ulong size)
    {
        void* target = serving->Allocate(size);
        if (target == null)
        {
            target = size >= LeastMapped
                ? MappedBlocks.AllocateGrown(size, Heap.Alignment)
                : AllocateElsewhere(serving, size, Heap.Alignment);
        }

        if (target == null || block == null)
            return target;

        Heap.Lock.Exit();
        NativeMemory.Copy(block, target, (nuint)Math.Min(usable, size));
        Heap.Lock.Enter(LockRank.Heap);
        Free(serving, block);
        return target;
    }

    /// <summary>Whether an address is outside the heap. The table of mapped blocks then knows its block.</summary>
    private static bool IsElsewhere(void* block) =>
        block != null && (ulong)block - RawHeap.Base().Value >= RawHeap.Limit().Value - RawHeap.Base().Value;
}

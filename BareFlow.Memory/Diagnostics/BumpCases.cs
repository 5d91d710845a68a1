using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Diagnostics;

/// <summary>What a bump allocator must do, as test cases that run in the kernel and on the host alike.</summary>
/// <remarks>Each case gets an allocator with at least 64 KiB free and leaves it as it was.</remarks>
public static unsafe class BumpCases
{
    /// <summary>The allocation that hung for ever in the report this project began with.</summary>
    private const ulong ReportedSize = 1024;

    private const ulong LargestAlignedSize = 4096;
    private const ulong BlockSize = 1024;

    /// <summary>The report's case: 1,024 bytes come back, can be written from end to end, and are freed.</summary>
    public static void ReportedCase<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        ulong live = heap.LiveBlocks;
        byte* block = (byte*)heap.Allocate(ReportedSize);
        if (verdict.That(block != null, "malloc(1024) gives a block"u8))
            CheckBytes(block, ReportedSize, ref verdict);

        verdict.Equal(live + 1, heap.LiveBlocks, "one more block is live"u8);
        heap.Release(block);
        verdict.Equal(live, heap.LiveBlocks, "free takes the block off the books"u8);
        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>Every size from 0 to 4,096 gives a block of its own on a 16-byte boundary.</summary>
    public static void Alignment<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        ulong previousEnd = 0;
        for (ulong size = 0; size <= LargestAlignedSize && !verdict.Failed; size++)
        {
            if (heap.Free < LargestAlignedSize)
            {
                heap.Reset(mark);
                previousEnd = 0;
            }

            ulong block = (ulong)heap.Allocate(size);
            verdict.That(block != 0, "a size up to 4,096 is served"u8);
            verdict.Equal(0, block % BumpAllocator<TSource>.Alignment, "a block starts on a 16-byte boundary"u8);
            verdict.That(block >= previousEnd, "a block starts past the one before"u8);
            previousEnd = block + ulong.Max(size, 1);
        }

        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>When the heap is used up the answer is null, what is left can still be had, and no block is disturbed.</summary>
    public static void Exhaustion<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        ulong expected = heap.Free / BlockSize;
        ulong* first = (ulong*)heap.Allocate(BlockSize);
        ulong count = 1;
        ulong* block = first;
        while (block != null && count <= expected)
        {
            *block = count;
            block = (ulong*)heap.Allocate(BlockSize);
            count += block != null ? 1UL : 0UL;
        }

        verdict.Equal(expected, count, "every byte of the heap is handed out"u8);
        CheckNumbers(first, count, ref verdict);
        CheckRest(ref heap, ref verdict);
        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>Sizes that cannot be served, up to 2^64 - 1, give null and change nothing.</summary>
    public static void HugeSizes<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        ulong free = heap.Free;
        for (ulong below = 0; below <= LargestAlignedSize; below++)
            verdict.That(heap.Allocate(ulong.MaxValue - below) == null, "a size near 2^64 gives null"u8);

        for (int bit = 63; 1UL << bit > free; bit--)
            verdict.That(heap.Allocate(1UL << bit) == null, "a power of two above what is free gives null"u8);

        verdict.That(heap.Allocate(free + 1) == null, "one byte more than is free gives null"u8);
        verdict.Equal(free, heap.Free, "a refused size changes nothing"u8);
        verdict.That(heap.Check(), "the accounting holds"u8);
    }

    /// <summary>Marks nest: going back to one gives back exactly what came after it.</summary>
    public static void Marks<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark outer = heap.Mark();
        void* kept = heap.Allocate(100);
        ulong freeAtInner = heap.Free;
        BumpMark inner = heap.Mark();
        void* dropped = heap.Allocate(200);
        heap.Allocate(300);
        heap.Reset(inner);
        verdict.Equal(freeAtInner, heap.Free, "a reset gives back what came after the mark"u8);
        verdict.That(heap.Allocate(200) == dropped, "the next block takes the place of the dropped one"u8);
        heap.Reset(outer);
        verdict.That(heap.Allocate(100) == kept, "the outer mark lies before the kept block"u8);
        Restore(ref heap, outer, ref verdict);
    }

    private static void Restore<TSource>(ref BumpAllocator<TSource> heap, BumpMark mark, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        heap.Reset(mark);
        verdict.That(heap.Check(), "allocated + free == capacity"u8);
    }

    private static void CheckBytes(byte* block, ulong size, ref Verdict verdict)
    {
        for (ulong index = 0; index < size; index++)
            block[index] = (byte)~index;

        for (ulong index = 0; index < size; index++)
            verdict.Equal((byte)~index, block[index], "a block holds what was written"u8);
    }

    private static void CheckNumbers(ulong* first, ulong count, ref Verdict verdict)
    {
        const ulong numbersInBlock = BlockSize / sizeof(ulong);
        for (ulong index = 0; index < count && first != null; index++)
            verdict.Equal(index + 1, first[index * numbersInBlock], "a block keeps its contents while others come"u8);
    }

    private static void CheckRest<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        verdict.That(heap.Allocate(BlockSize) == null, "a full heap gives null"u8);
        while (heap.Free >= BumpAllocator<TSource>.Alignment && !verdict.Failed)
            verdict.That(heap.Allocate(1) != null, "what is left can still be had"u8);

        verdict.That(heap.Allocate(0) == null, "an empty heap gives null for every size"u8);
        verdict.That(heap.Check(), "the accounting of a full heap holds"u8);
    }
}

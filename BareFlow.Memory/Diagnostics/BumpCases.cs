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
        if (verdict.That(block != null))
            CheckBytes(block, ReportedSize, ref verdict);

        verdict.Equal(live + 1, heap.LiveBlocks);
        heap.Release(block);
        verdict.Equal(live, heap.LiveBlocks);
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
            verdict.That(block != 0);
            verdict.Equal(0, block % BumpAllocator<TSource>.Alignment);
            verdict.That(block >= previousEnd);
            previousEnd = block + (size == 0 ? 1 : size);
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

        verdict.Equal(expected, count);
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
            verdict.That(heap.Allocate(ulong.MaxValue - below) == null);

        for (int bit = 63; 1UL << bit > free; bit--)
            verdict.That(heap.Allocate(1UL << bit) == null);

        verdict.That(heap.Allocate(free + 1) == null);
        verdict.Equal(free, heap.Free);
        verdict.That(heap.Check());
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
        verdict.Equal(freeAtInner, heap.Free);
        verdict.That(heap.Allocate(200) == dropped);
        heap.Reset(outer);
        verdict.That(heap.Allocate(100) == kept);
        Restore(ref heap, outer, ref verdict);
    }

    private static void Restore<TSource>(ref BumpAllocator<TSource> heap, BumpMark mark, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        heap.Reset(mark);
        verdict.That(heap.Check());
    }

    private static void CheckBytes(byte* block, ulong size, ref Verdict verdict)
    {
        for (ulong index = 0; index < size; index++)
            block[index] = (byte)~index;

        for (ulong index = 0; index < size; index++)
            verdict.Equal((byte)~index, block[index]);
    }

    private static void CheckNumbers(ulong* first, ulong count, ref Verdict verdict)
    {
        const ulong numbersInBlock = BlockSize / sizeof(ulong);
        for (ulong index = 0; index < count && first != null; index++)
            verdict.Equal(index + 1, first[index * numbersInBlock]);
    }

    private static void CheckRest<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        verdict.That(heap.Allocate(BlockSize) == null);
        while (heap.Free >= BumpAllocator<TSource>.Alignment && !verdict.Failed)
            verdict.That(heap.Allocate(1) != null);

        verdict.That(heap.Allocate(0) == null);
        verdict.That(heap.Check());
    }
}

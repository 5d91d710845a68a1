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
    private const ulong NumbersInBlock = BlockSize / sizeof(ulong);

    /// <summary>The report's case: 1,024 bytes come back, can be written from end to end, and are freed.</summary>
    public static void ReportedCase<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        byte* block = (byte*)heap.Allocate(ReportedSize);
        if (verdict.That(block != null))
            CheckBytes(block, ref verdict);

        verdict.Equal(mark.LiveBlocks + 1, heap.LiveBlocks);
        heap.Release(block);
        verdict.Equal(mark.LiveBlocks, heap.LiveBlocks);
        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>Every size from 0 to 4,096 gives a block on a 16-byte boundary, and the next block lies past its end.</summary>
    public static void Alignment<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        for (ulong size = 0; size <= LargestAlignedSize; size++)
        {
            ulong block = (ulong)heap.Allocate(size);
            ulong next = (ulong)heap.Allocate(0);
            verdict.That(block != 0);
            verdict.Equal(0, (block | next) % BumpAllocator<TSource>.Alignment);
            verdict.That(next > block && next - block >= size);
            heap.Reset(mark);
        }

        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>A heap that is used up gives null, has given every byte before, and has disturbed no block.</summary>
    public static void Exhaustion<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        ulong expected = heap.Free / BlockSize;
        ulong* first = (ulong*)heap.Allocate(BlockSize);
        ulong* block = first;
        ulong count = 0;
        for (; block != null && count < expected; block = (ulong*)heap.Allocate(BlockSize))
            *block = count++;

        while (heap.Free != 0 && heap.Allocate(0) != null)
        {
        }

        // A block that came after all that fit counts, too: its address is not 0.
        verdict.That(heap.Free < BumpAllocator<TSource>.Alignment);
        verdict.Equal(expected, count + (ulong)block);
        while (count-- > 0)
            verdict.Equal(count, first[count * NumbersInBlock]);

        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>Sizes that cannot be served, up to 2^64 - 1, give null and change nothing.</summary>
    public static void HugeSizes<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        for (ulong size = 1; size != 0; size <<= 1)
        {
            verdict.That(heap.Allocate(0 - size) == null);
            verdict.That(heap.Allocate(heap.Free + size) == null);
        }

        verdict.Equal(mark.Allocated, heap.Allocated);
        Restore(ref heap, mark, ref verdict);
    }

    /// <summary>Marks nest: going back to one gives back exactly what came after it.</summary>
    public static void Marks<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark outer = heap.Mark();
        void* kept = heap.Allocate(100);
        BumpMark inner = heap.Mark();
        void* dropped = heap.Allocate(200);
        heap.Allocate(300);
        heap.Reset(inner);
        verdict.That(heap.Allocate(200) == dropped);
        heap.Reset(outer);
        verdict.That(heap.Allocate(100) == kept);
        Restore(ref heap, outer, ref verdict);
    }

    private static void Restore<TSource>(ref BumpAllocator<TSource> heap, BumpMark mark, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        heap.Reset(mark);
        verdict.Equal(mark.Allocated, heap.Allocated);
        verdict.That(heap.Check());
    }

    private static void CheckBytes(byte* block, ref Verdict verdict)
    {
        for (ulong index = 0; index < ReportedSize; index++)
            block[index] = (byte)~index;

        for (ulong index = 0; index < ReportedSize; index++)
            verdict.Equal((byte)~index, block[index]);
    }
}

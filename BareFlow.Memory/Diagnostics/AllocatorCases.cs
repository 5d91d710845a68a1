using System.Runtime.InteropServices;
using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.Diagnostics;

/// <summary>What every allocator must do, as test cases that run in the kernel and on the host alike.</summary>
/// <remarks>Each case gets an empty heap of at least 4 KiB and frees each block that it allocates. What only an allocator
/// that uses memory again can do is in <see cref="ReuseCases"/>.</remarks>
public static unsafe class AllocatorCases
{
    private const ulong Alignment16 = 16;

    /// <summary>The allocation that hung for ever in the report this project began with.</summary>
    private const ulong ReportedSize = 1024;

    private const ulong LargestAlignedSize = 4096;
    private const ulong LargestAlignment = 64 * 1024;
    private const ulong SmallSize = 100;
    private const ulong GrownSize = 300;
    private const ulong HighestBit = 1UL << 63;

    /// <summary>The report's case: 1,024 bytes come back, can be written from end to end, and are freed.</summary>
    public static void Reported<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        ulong live = heap.Statistics.LiveBlocks;
        byte* block = (byte*)heap.Allocate(ReportedSize);
        verdict.Equal(live + 1, heap.Statistics.LiveBlocks);
        if (verdict.That(block != null))
            CheckFilled(Fill(block, ReportedSize), ReportedSize, ref verdict);

        verdict.That(heap.Check());
        heap.Free(block);
        verdict.Equal(live, heap.Statistics.LiveBlocks);
        verdict.That(heap.Check());
    }

    /// <summary>Every size from 0 to 4,096, or as far as the heap goes, gives a block on a 16-byte boundary whose usable
    /// bytes end before the next block.</summary>
    public static void Alignment<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        ulong size = 0;
        bool fits = true;
        for (; fits && size <= LargestAlignedSize; size++)
            fits = CheckPair(ref heap, size, ref verdict);

        verdict.That(size > Alignment16);
        verdict.That(heap.Check());
    }

    /// <summary>Powers of two from 1 to 64 KiB, as far as a quarter of the heap, are kept as alignments; anything else
    /// gives null.</summary>
    public static void Aligned<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        ulong live = heap.Statistics.LiveBlocks;
        for (ulong alignment = 1; alignment <= LargestAlignment && alignment <= heap.Statistics.Capacity / 4; alignment <<= 1)
        {
            byte* block = (byte*)heap.AllocateAligned(SmallSize, alignment);
            verdict.Equal(0, (ulong)block & ((alignment - 1) | (Alignment16 - 1)));
            if (verdict.That(block != null))
                CheckFilled(Fill(block, SmallSize), SmallSize, ref verdict);

            verdict.That(heap.Check());
            heap.Free(block);
        }

        verdict.That(heap.AllocateAligned(SmallSize, 0) == null);
        verdict.That(heap.AllocateAligned(SmallSize, Alignment16 * 3) == null);
        verdict.That(heap.AllocateAligned(SmallSize, HighestBit) == null);
        verdict.That(heap.AllocateAligned(ulong.MaxValue - SmallSize, LargestAlignment) == null);
        verdict.Equal(live, heap.Statistics.LiveBlocks);
        verdict.That(heap.Check());
    }

    /// <summary>A heap that is used up gives null, and has disturbed no block.</summary>
    public static void Exhaustion<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        var chain = default(BlockChain);
        ulong live = heap.Statistics.LiveBlocks;
        chain.Fill(ref heap, isBackward: false);
        verdict.Equal(live + chain.Count, heap.Statistics.LiveBlocks);
        verdict.That(heap.Statistics.Free < chain.Full);
        verdict.That(heap.Check());
        chain.FreeAll(ref heap, ref verdict);
        verdict.Equal(live, heap.Statistics.LiveBlocks);
    }

    /// <summary>Sizes that cannot be served, up to 2^64 - 1, give null and change nothing.</summary>
    public static void HugeSizes<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        void* block = heap.Allocate(SmallSize);
        HeapStatistics before = heap.Statistics;
        for (ulong size = 1; size != 0; size <<= 1)
        {
            verdict.That(heap.Allocate(0 - size) == null);
            verdict.That(heap.Allocate(before.Capacity + size) == null);
            verdict.That(heap.Reallocate(block, 0 - size) == null);
            verdict.That(heap.AllocateAligned(0 - size, size) == null);
        }

        CheckSame(in before, heap.Statistics, ref verdict);
        verdict.That(heap.Check());
        heap.Free(block);
    }

    /// <summary>Zeroed memory is zero where other memory was before.</summary>
    public static void Zeroed<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        byte* dirty = (byte*)heap.Allocate(ReportedSize);
        Fill(dirty, ReportedSize);
        heap.Free(dirty);
        byte* zeroed = (byte*)heap.AllocateZeroed(ReportedSize / sizeof(ulong), sizeof(ulong));
        if (verdict.That(zeroed != null))
        {
            for (ulong index = 0; index < ReportedSize; index++)
                verdict.Equal(0, zeroed[index]);
        }

        heap.Free(zeroed);
        verdict.That(heap.Check());
    }

    /// <summary>A count and a size whose product does not fit 64 bits give null; no items are a block like any other.</summary>
    public static void Overflow<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        for (ulong count = 2; count != 0; count <<= 1)
        {
            // The product comes out as 0, which would fit.
            ulong wrapping = ulong.MaxValue / count + 1;
            verdict.That(heap.AllocateZeroed(count, wrapping) == null);
            verdict.That(heap.AllocateZeroed(wrapping, count) == null);
        }

        verdict.That(heap.AllocateZeroed(ulong.MaxValue, ulong.MaxValue) == null);
        CheckSame(in before, heap.Statistics, ref verdict);
        void* none = heap.AllocateZeroed(0, ulong.MaxValue);
        verdict.That(none != null);
        heap.Free(none);
        verdict.That(heap.Check());
    }

    /// <summary>A block keeps its contents when it grows and shrinks, wherever that puts it, and when it cannot grow.</summary>
    public static void Reallocate<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        ulong live = heap.Statistics.LiveBlocks;
        byte* block = Fill((byte*)heap.Reallocate(null, SmallSize), SmallSize);
        byte* grown = (byte*)heap.Reallocate(block, GrownSize);
        CheckFilled(grown, SmallSize, ref verdict);

        Fill(grown, GrownSize);
        void* wall = heap.Allocate(SmallSize);
        byte* moved = (byte*)heap.Reallocate(grown, ReportedSize);
        CheckFilled(moved, GrownSize, ref verdict);
        verdict.That(heap.Reallocate(moved, ulong.MaxValue) == null);
        CheckFilled(moved, GrownSize, ref verdict);

        byte* shrunk = (byte*)heap.Reallocate(moved, SmallSize);
        CheckFilled(shrunk, SmallSize, ref verdict);
        verdict.Equal(live + 2, heap.Statistics.LiveBlocks);
        heap.Free(wall);
        heap.Free(heap.Reallocate(shrunk, 0));
        verdict.Equal(live, heap.Statistics.LiveBlocks);
        verdict.That(heap.Check());
    }

    /// <summary>Null may be freed, and has no usable bytes.</summary>
    public static void Null<TAllocator>(ref TAllocator heap, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        heap.Free(null);
        verdict.Equal(0, heap.UsableSize(null));
        CheckSame(in before, heap.Statistics, ref verdict);
    }

    /// <summary>Asks that two statistics are the same in all that may not change when nothing was allocated.</summary>
    public static void CheckSame(in HeapStatistics expected, HeapStatistics actual, ref Verdict verdict)
    {
        verdict.Equal(expected.Capacity, actual.Capacity);
        verdict.Equal(expected.Used, actual.Used);
        verdict.Equal(expected.Free, actual.Free);
        verdict.Equal(expected.LiveBlocks, actual.LiveBlocks);
        verdict.Equal(actual.Capacity, actual.Used + actual.Free);
    }

    /// <summary>Writes a pattern that shows where each byte belongs; a null block is left alone.</summary>
    internal static byte* Fill(byte* block, ulong size)
    {
        for (ulong index = 0; block != null && index < size; index++)
            block[index] = (byte)~index;

        return block;
    }

    /// <summary>Asks that a block begins with the pattern of <see cref="Fill"/>.</summary>
    internal static void CheckFilled(byte* block, ulong size, ref Verdict verdict)
    {
        bool isIntact = verdict.That(block != null);
        for (ulong index = 0; isIntact && index < size; index++)
            isIntact = verdict.Equal((byte)~index, block[index]);
    }

    private static bool CheckPair<TAllocator>(ref TAllocator heap, ulong size, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        byte* block = (byte*)heap.Allocate(size);
        ulong usable = heap.UsableSize(block);
        byte* next = (byte*)heap.Allocate(0);
        bool fits = block != null && next != null;
        if (fits)
        {
            verdict.Equal(0, ((ulong)block | (ulong)next) % Alignment16);
            verdict.That(usable >= size);
            verdict.That(next >= block + usable || next + heap.UsableSize(next) <= block);
        }

        heap.Free(block);
        heap.Free(next);
        return fits;
    }
}

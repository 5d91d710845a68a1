using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
using Cosmos.SelfTest;

namespace BareFlow.Memory.Cases;

/// <summary>What every allocator must do, as test cases that run in the kernel and on the host alike.</summary>
/// <remarks>Each case gets an empty heap of at least 4 KiB and frees each block that it allocates; the code
/// that runs it checks afterwards that the heap is sound and without blocks. Cases for allocators
/// that use memory again are in <see cref="ReuseCases"/>.</remarks>
public static unsafe class AllocatorCases
{
    private const ulong Alignment16 = 16;

    /// <summary>The size of the first case, in bytes. Why this size: docs/investigation.md.</summary>
    private const ulong ReportedSize = 1024;

    private const ulong LargestAlignedSize = 4096;
    private const ulong LargestAlignment = 64 * 1024;
    private const ulong SmallSize = 100;
    private const ulong GrownSize = 300;
    private const ulong HighestBit = 1UL << 63;

    /// <summary>A block of 1,024 bytes is allocated, written from end to end, and freed.</summary>
    [SelfTest("malloc1024")]
    public static void Reported<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        byte* block = (byte*)heap.Allocate(ReportedSize);
        verdict.Equal(1, LiveBlocks(ref heap));
        CheckWritable(block, ReportedSize, ref verdict);
        verdict.That(heap.Check());
        heap.Free(block);
        verdict.Equal(0, LiveBlocks(ref heap));
    }

    /// <summary>Every size from 0 to 4,096, or as far as the heap goes, gives a block on a 16-byte boundary whose usable
    /// bytes end before the next block.</summary>
    [SelfTest("alignment")]
    public static void Alignment<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        ulong size = 0;
        while (size <= LargestAlignedSize && CheckPair(ref heap, size, ref verdict))
            size++;

        verdict.That(size > Alignment16);
    }

    /// <summary>Powers of two from 1 to 64 KiB, as far as a quarter of the heap, are kept as alignments; anything else
    /// gives null.</summary>
    [SelfTest("aligned")]
    public static void Aligned<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        ulong largest = Math.Min(LargestAlignment, heap.Statistics.Capacity / 4);
        for (ulong alignment = 1; alignment <= largest; alignment <<= 1)
        {
            byte* block = (byte*)heap.AllocateAligned(SmallSize, alignment);
            verdict.Equal(0, (ulong)block & ((alignment - 1) | (Alignment16 - 1)));
            CheckWritable(block, SmallSize, ref verdict);
            verdict.That(heap.Check());
            heap.Free(block);
        }

        verdict.Null(heap.AllocateAligned(SmallSize, 0));
        verdict.Null(heap.AllocateAligned(SmallSize, Alignment16 * 3));
        verdict.Null(heap.AllocateAligned(SmallSize, HighestBit));
        verdict.Null(heap.AllocateAligned(ulong.MaxValue - SmallSize, LargestAlignment));
        verdict.Equal(0, LiveBlocks(ref heap));
    }

    /// <summary>A heap that is used up gives null, and damages no block.</summary>
    [SelfTest("exhaustion")]
    public static void Exhaustion<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        var chain = default(BlockChain);
        chain.Fill(ref heap, isBackward: false);
        HeapStatistics full = heap.Statistics;
        verdict.Equal(chain.Count, full.LiveBlocks);
        verdict.That(full.Free < chain.Full);
        verdict.That(heap.Check());
        chain.FreeAll(ref heap, ref verdict);
        verdict.Equal(0, LiveBlocks(ref heap));
    }

    /// <summary>Sizes that cannot be served, up to 2^64 - 1, give null and change nothing.</summary>
    [SelfTest("huge")]
    public static void HugeSizes<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        void* block = heap.Allocate(SmallSize);
        HeapStatistics before = heap.Statistics;
        for (ulong size = 1; size != 0; size <<= 1)
        {
            verdict.Null(heap.Allocate(0 - size));
            verdict.Null(heap.Allocate(before.Capacity + size));
            verdict.Null(heap.Reallocate(block, 0 - size));
            verdict.Null(heap.AllocateAligned(0 - size, size));
        }

        CheckSame(ref heap, in before, ref verdict);
        heap.Free(block);
    }

    /// <summary>Zeroed memory is zero, even if the memory was used before.</summary>
    [SelfTest("zeroed")]
    public static void Zeroed<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        byte* dirty = (byte*)heap.Allocate(ReportedSize);
        Fill(dirty, ReportedSize);
        heap.Free(dirty);
        byte* zeroed = (byte*)heap.AllocateZeroed(ReportedSize / sizeof(ulong), sizeof(ulong));
        bool isZero = verdict.NotNull(zeroed);
        for (ulong index = 0; isZero && index < ReportedSize; index++)
            isZero = verdict.Equal(0, zeroed[index]);

        heap.Free(zeroed);
    }

    /// <summary>A count and a size whose product does not fit 64 bits give null; a count of 0 gives a block as usual.</summary>
    [SelfTest("overflow")]
    public static void Overflow<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        for (ulong count = 2; count != 0; count <<= 1)
        {
            // The product wraps to 0, which would fit.
            ulong wrapping = ulong.MaxValue / count + 1;
            verdict.Null(heap.AllocateZeroed(count, wrapping));
            verdict.Null(heap.AllocateZeroed(wrapping, count));
        }

        verdict.Null(heap.AllocateZeroed(ulong.MaxValue, ulong.MaxValue));
        CheckSame(ref heap, in before, ref verdict);
        void* none = heap.AllocateZeroed(0, ulong.MaxValue);
        verdict.NotNull(none);
        heap.Free(none);
    }

    /// <summary>A block keeps its contents when it grows and shrinks, in place or not, and when it cannot grow.</summary>
    [SelfTest("realloc")]
    public static void Reallocate<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        byte* block = Fill((byte*)heap.Reallocate(null, SmallSize), SmallSize);
        byte* grown = (byte*)heap.Reallocate(block, GrownSize);
        CheckFilled(grown, SmallSize, ref verdict);

        Fill(grown, GrownSize);
        void* wall = heap.Allocate(SmallSize);
        byte* moved = (byte*)heap.Reallocate(grown, ReportedSize);
        CheckFilled(moved, GrownSize, ref verdict);
        verdict.Null(heap.Reallocate(moved, ulong.MaxValue));
        CheckFilled(moved, GrownSize, ref verdict);

        byte* shrunk = (byte*)heap.Reallocate(moved, SmallSize);
        CheckFilled(shrunk, SmallSize, ref verdict);
        verdict.Equal(2, LiveBlocks(ref heap));
        heap.Free(wall);
        heap.Free(heap.Reallocate(shrunk, 0));
    }

    /// <summary>Null may be freed, and has no usable bytes.</summary>
    [SelfTest("null")]
    public static void Null<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        heap.Free(null);
        verdict.Equal(0, heap.UsableSize(null));
        CheckSame(ref heap, in before, ref verdict);
    }

    /// <summary>Checks that a heap is sound, and that its counts are unchanged when nothing was allocated.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckSame<TAllocator>(ref TAllocator heap, in HeapStatistics before, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics now = heap.Statistics;
        verdict.Equal(before.Capacity, now.Capacity);
        verdict.Equal(before.Used, now.Used);
        verdict.Equal(before.Free, now.Free);
        verdict.Equal(before.LiveBlocks, now.LiveBlocks);
        verdict.Equal(now.Capacity, now.Used + now.Free);
        verdict.That(heap.Check());
    }

    /// <summary>Blocks that were allocated and not freed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ulong LiveBlocks<TAllocator>(ref TAllocator heap) where TAllocator : unmanaged, IAllocator =>
        heap.Statistics.LiveBlocks;

    /// <summary>Writes a pattern that shows where each byte belongs; does nothing for a null block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static byte* Fill(byte* block, ulong size)
    {
        for (ulong index = 0; block != null && index < size; index++)
            block[index] = (byte)~index;

        return block;
    }

    /// <summary>Checks that a block begins with the pattern of <see cref="Fill"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void CheckFilled(byte* block, ulong size, ref Verdict verdict)
    {
        bool isIntact = verdict.NotNull(block);
        for (ulong index = 0; isIntact && index < size; index++)
            isIntact = verdict.Equal((byte)~index, block[index]);
    }

    /// <summary>Checks that there is a block, and that it keeps the bytes that are written to it.</summary>
    private static void CheckWritable(byte* block, ulong size, ref Verdict verdict) =>
        CheckFilled(Fill(block, size), size, ref verdict);

    [MethodImpl(MethodImplOptions.NoInlining)]
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

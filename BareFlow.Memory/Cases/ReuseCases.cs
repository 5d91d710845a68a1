using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
using Cosmos.SelfTest;

namespace BareFlow.Memory.Cases;

/// <summary>Cases for allocators that hand out freed memory again.</summary>
/// <remarks>Like <see cref="AllocatorCases"/>: an empty heap of at least 4 KiB, and each block is freed.</remarks>
public static unsafe class ReuseCases
{
    private const ulong Size = 200;
    private const int LargestTries = 64;
    private const ulong Step = 16;

    // The orders in which the blocks of a full heap are freed; the one before these is forward.
    private const int Backward = 1;
    private const int EverySecondFirst = 2;
    private const int Orders = 3;

    // The ways in which the neighbours of a block can be free, as bits.
    private const int BeforeIsFree = 1;
    private const int AfterIsFree = 2;
    private const int Situations = 4;

    /// <summary>A full heap that is freed forward, backward, or every second block first, is as before: the largest block
    /// that fitted at the start fits again.</summary>
    [SelfTest("recovery")]
    public static void Recovery<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        ulong largest = LargestSize(ref heap);
        verdict.That(largest != 0);
        for (int order = 0; order < Orders; order++)
        {
            FillAndFree(ref heap, order, ref verdict);
            AllocatorCases.CheckSame(ref heap, in before, ref verdict);
            void* block = heap.Allocate(largest);
            verdict.NotNull(block);
            heap.Free(block);
        }
    }

    /// <summary>A freed block is joined with the free blocks before and behind it, and the joined block serves one request
    /// for all of it.</summary>
    [SelfTest("joining")]
    public static void Joining<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        for (int situation = 0; situation < Situations; situation++)
        {
            Join(ref heap, situation, ref verdict);
            AllocatorCases.CheckSame(ref heap, in before, ref verdict);
        }
    }

    /// <summary>A block grows in place over the free block behind it, and releases in place the bytes that it does not need.</summary>
    [SelfTest("in-place")]
    public static void InPlace<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        byte* block = AllocatorCases.Fill((byte*)heap.Allocate(Size), Size);
        byte* behind = (byte*)heap.Allocate(Size);
        void* wall = heap.Allocate(Size);
        heap.Free(behind);
        verdict.Same(block, heap.Reallocate(block, Size * 2));
        verdict.That(heap.UsableSize(block) >= Size * 2);
        AllocatorCases.CheckFilled(block, Size, ref verdict);
        verdict.That(heap.Check());

        verdict.Same(block, heap.Reallocate(block, Size));
        AllocatorCases.CheckFilled(block, Size, ref verdict);
        verdict.That(heap.Check());
        verdict.Same(behind, heap.Allocate(Size));
        heap.Free(behind);
        heap.Free(wall);
        heap.Free(block);
    }

    /// <summary>Used and free bytes follow each block and are as before at the end; the peak stays.</summary>
    [SelfTest("statistics")]
    public static void Statistics<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IAllocator
    {
        HeapStatistics before = heap.Statistics;
        void* block = heap.Allocate(Size);
        HeapStatistics during = heap.Statistics;
        verdict.Equal(before.LiveBlocks + 1, during.LiveBlocks);
        verdict.That(during.Used >= before.Used + Size);
        verdict.Equal(during.Capacity, during.Used + during.Free);
        verdict.That(during.PeakUsed >= during.Used);
        heap.Free(block);
        AllocatorCases.CheckSame(ref heap, in before, ref verdict);
        verdict.Equal(during.PeakUsed, heap.Statistics.PeakUsed);
    }

    private static void FillAndFree<TAllocator>(ref TAllocator heap, int order, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        var chain = default(BlockChain);
        chain.Fill(ref heap, order == Backward);
        verdict.That(heap.Check());
        if (order == EverySecondFirst)
            chain.FreeEverySecond(ref heap, ref verdict);

        chain.FreeAll(ref heap, ref verdict);
    }

    /// <summary>The most bytes that one block can have, or 0 when that is a kilobyte less than the free bytes.</summary>
    private static ulong LargestSize<TAllocator>(ref TAllocator heap) where TAllocator : unmanaged, IAllocator
    {
        ulong size = heap.Statistics.Free;
        for (int tries = 0; tries < LargestTries; tries++, size -= Step)
        {
            void* block = heap.Allocate(size);
            heap.Free(block);
            if (block != null)
                return size;
        }

        return 0;
    }

    /// <summary>Three blocks in a row and a used block behind them; of the blocks to free, the middle one is freed last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Join<TAllocator>(ref TAllocator heap, int situation, ref Verdict verdict)
        where TAllocator : unmanaged, IAllocator
    {
        byte* before = (byte*)heap.Allocate(Size);
        byte* block = (byte*)heap.Allocate(Size);
        byte* after = (byte*)heap.Allocate(Size);
        void* wall = heap.Allocate(Size);
        bool isBeforeFree = (situation & BeforeIsFree) != 0;
        bool isAfterFree = (situation & AfterIsFree) != 0;
        byte* start = isBeforeFree ? before : block;
        byte* end = isAfterFree ? after : block;
        ulong all = (ulong)(end - start) + heap.UsableSize(end);

        heap.Free(isBeforeFree ? before : null);
        heap.Free(isAfterFree ? after : null);
        heap.Free(block);
        verdict.That(heap.Check());
        verdict.Same(start, heap.Allocate(all));
        verdict.That(heap.Check());

        heap.Free(start);
        heap.Free(isBeforeFree ? null : before);
        heap.Free(isAfterFree ? null : after);
        heap.Free(wall);
    }
}

using BareFlow.Memory.BumpList;
using Cosmos.SelfTest;

namespace BareFlow.Memory.Cases;

/// <summary>Behaviour of bump allocators only, as test cases that run in the kernel and on the host alike.</summary>
/// <remarks>Each case gets an allocator with at least 4 KiB free and leaves it as it was.</remarks>
public static unsafe class BumpCases
{
    private const ulong Size = 100;
    private const ulong Alignment = 16;

    /// <summary>Marks nest: a reset to one releases exactly the blocks after it.</summary>
    [SelfTest("marks")]
    public static void Marks<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IBumpAllocator
    {
        BumpMark outer = heap.Mark();
        void* kept = heap.Allocate(Size);
        BumpMark inner = heap.Mark();
        void* dropped = heap.Allocate(Size * 2);
        heap.Allocate(Size);
        heap.Reset(inner);
        verdict.Same(dropped, heap.Allocate(Size * 2));
        heap.Reset(outer);
        verdict.Same(kept, heap.Allocate(Size));
        GoBack(ref heap, outer, ref verdict);
    }

    /// <summary>The last block grows and shrinks in place; one before it moves.</summary>
    [SelfTest("in-place")]
    public static void InPlace<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IBumpAllocator
    {
        BumpMark mark = heap.Mark();
        void* before = heap.Allocate(Size);
        void* last = heap.Allocate(Size);
        verdict.Same(last, heap.Reallocate(last, Size * 2));
        verdict.Same(last, heap.Reallocate(last, 1));
        verdict.That(heap.Reallocate(before, Size * 2) > last);
        GoBack(ref heap, mark, ref verdict);
    }

    /// <summary>Every byte of the heap can be allocated, except less than one block.</summary>
    [SelfTest("last-byte")]
    public static void LastByte<TAllocator>(ref Verdict verdict, ref TAllocator heap)
        where TAllocator : unmanaged, IBumpAllocator
    {
        BumpMark mark = heap.Mark();
        ulong all = heap.Statistics.Free & ~(Alignment - 1);
        verdict.Null(heap.Allocate(all + 1));
        verdict.NotNull(heap.Allocate(all));
        verdict.That(heap.Statistics.Free < Alignment);
        verdict.Null(heap.Allocate(0));
        GoBack(ref heap, mark, ref verdict);
    }

    private static void GoBack<TAllocator>(ref TAllocator heap, BumpMark mark, ref Verdict verdict)
        where TAllocator : unmanaged, IBumpAllocator
    {
        heap.Reset(mark);
        verdict.Equal(mark.Allocated, heap.Statistics.Used);
        verdict.That(heap.Check());
    }
}

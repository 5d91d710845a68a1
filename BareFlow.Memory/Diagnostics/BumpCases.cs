using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace BareFlow.Memory.Diagnostics;

/// <summary>What only a bump allocator does, as test cases that run in the kernel and on the host alike.</summary>
/// <remarks>Each case gets an allocator with at least 4 KiB free and leaves it as it was.</remarks>
public static unsafe class BumpCases
{
    private const ulong Size = 100;

    /// <summary>Marks nest: going back to one gives back exactly what came after it.</summary>
    public static void Marks<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark outer = heap.Mark();
        void* kept = heap.Allocate(Size);
        BumpMark inner = heap.Mark();
        void* dropped = heap.Allocate(Size * 2);
        heap.Allocate(Size);
        heap.Reset(inner);
        verdict.That(heap.Allocate(Size * 2) == dropped);
        heap.Reset(outer);
        verdict.That(heap.Allocate(Size) == kept);
        heap.Reset(outer);
        verdict.Equal(outer.Allocated, heap.Allocated);
        verdict.That(heap.Check());
    }

    /// <summary>The last block grows and shrinks in place; one before it moves.</summary>
    public static void InPlace<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        void* before = heap.Allocate(Size);
        void* last = heap.Allocate(Size);
        verdict.That(heap.Reallocate(last, Size * 2) == last);
        verdict.That(heap.Reallocate(last, 1) == last);
        verdict.That(heap.Reallocate(before, Size * 2) > last);
        heap.Reset(mark);
        verdict.Equal(mark.Allocated, heap.Allocated);
        verdict.That(heap.Check());
    }

    /// <summary>Every byte of the heap can be had, but for less than one block.</summary>
    public static void LastByte<TSource>(ref BumpAllocator<TSource> heap, ref Verdict verdict)
        where TSource : unmanaged, IMemorySource
    {
        BumpMark mark = heap.Mark();
        ulong all = heap.Remaining & ~(BumpAllocator<TSource>.Alignment - 1);
        verdict.That(heap.Allocate(all + 1) == null);
        verdict.That(heap.Allocate(all) != null);
        verdict.That(heap.Remaining < BumpAllocator<TSource>.Alignment);
        verdict.That(heap.Allocate(0) == null);
        heap.Reset(mark);
        verdict.Equal(mark.Allocated, heap.Allocated);
        verdict.That(heap.Check());
    }
}

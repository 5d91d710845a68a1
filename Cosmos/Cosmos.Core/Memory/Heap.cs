using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The kernel heap: the raw heap, served by the allocator that the command line names, under the names of C.</summary>
/// <remarks>Not safe against interrupts: the kernel has one thread so far. Tracing writes to the console, which allocates
/// nothing, so a traced heap is the heap as it is.</remarks>
public static unsafe class Heap
{
    /// <summary>Every block starts on a multiple of this many bytes.</summary>
    public const ulong Alignment = BumpAllocator<RawHeapSource>.Alignment;

    private static KernelAllocator _allocator;
    private static KernelAllocator _scratch;
    private static KernelAllocator* _serving;
    private static VirtAddr _keptBase;
    private static VirtAddr _keptBreak;

    /// <summary>Whether each call writes a line. The lines are comments in a self-test report.</summary>
    public static bool Trace;

    /// <summary>What the heap holds.</summary>
    public static HeapStatistics Statistics
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get => _serving->Statistics;
    }

    /// <summary>The allocator that serves, as the command line names it.</summary>
    public static ReadOnlySpan<byte> AllocatorName => _serving->Kind == AllocatorKind.Bump ? "bump"u8 : "freelist"u8;

    /// <summary>The first byte of the heap.</summary>
    public static VirtAddr Base => RawHeap.Base();

    /// <summary>The bump allocator, while it serves.</summary>
    internal static ref BumpAllocator<RawHeapSource> Bump => ref _serving->Bump;

    /// <summary>Gives the heap its memory. The caller owes that the range is mapped RAM that nobody else uses.</summary>
    /// <param name="start">First byte, 16-byte aligned.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="kind">Which allocator serves it.</param>
    public static void Initialize(VirtAddr start, ulong size, AllocatorKind kind)
    {
        RawHeap.Initialize(start, new VirtAddr(start.Value + size));
        _serving = Static.AddressOf(ref _allocator);
        _serving->Initialize(kind);
    }

    /// <summary>C's <c>malloc</c>: at least <paramref name="size"/> bytes on a 16-byte boundary, or null.</summary>
    [RuntimeExport("malloc")]
    public static void* Allocate(ulong size)
    {
        void* block = _serving->Allocate(size);
        if (Trace)
            Terminal.Print("# malloc(%d) = %x\n"u8, size, (ulong)block);

        return block;
    }

    /// <summary>C's <c>calloc</c>: zeroed memory for <paramref name="count"/> items of <paramref name="size"/> bytes, or
    /// null.</summary>
    [RuntimeExport("calloc")]
    public static void* AllocateZeroed(ulong count, ulong size)
    {
        void* block = _serving->AllocateZeroed(count, size);
        if (Trace)
            Terminal.Print("# calloc(%d, %d) = %x\n"u8, count, size, (ulong)block);

        return block;
    }

    /// <summary>C's <c>aligned_alloc</c>: at least <paramref name="size"/> bytes on a multiple of
    /// <paramref name="alignment"/>, a power of two, or null.</summary>
    [RuntimeExport("aligned_alloc")]
    public static void* AllocateAligned(ulong alignment, ulong size)
    {
        void* block = _serving->AllocateAligned(size, alignment);
        if (Trace)
            Terminal.Print("# aligned_alloc(%d, %d) = %x\n"u8, alignment, size, (ulong)block);

        return block;
    }

    /// <summary>C's <c>realloc</c>: the block, or another that begins with what it held, with at least
    /// <paramref name="size"/> bytes; or null, and the block stays.</summary>
    [RuntimeExport("realloc")]
    public static void* Reallocate(void* block, ulong size)
    {
        void* resized = _serving->Reallocate(block, size);
        if (Trace)
            Terminal.Print("# realloc(%x, %d) = %x\n"u8, (ulong)block, size, (ulong)resized);

        return resized;
    }

    /// <summary>C's <c>free</c>; null is allowed.</summary>
    [RuntimeExport("free")]
    public static void Free(void* block)
    {
        _serving->Free(block);
        if (Trace)
            Terminal.Print("# free(%x)\n"u8, (ulong)block);
    }

    /// <summary>glibc's <c>malloc_usable_size</c>: bytes of the block that may be used; 0 for null.</summary>
    [RuntimeExport("malloc_usable_size")]
    public static ulong UsableSize(void* block) => _serving->UsableSize(block);

    /// <summary>Whether the allocator's accounting holds.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Check() => _serving->Check();

    /// <summary>What the heap holds by size.</summary>
    public static HeapMap Map() => _serving->Map();

    /// <summary>Serves all calls from an empty heap over what the raw heap has left, until <see cref="EndScratch"/>. The
    /// blocks of the heap stay as they are; nobody may free or resize them in between.</summary>
    internal static void BeginScratch(AllocatorKind kind)
    {
        _keptBase = RawHeap.Base();
        _keptBreak = RawHeap.Break();
        RawHeap.Initialize(_keptBreak, RawHeap.Limit());
        _serving = Static.AddressOf(ref _scratch);
        _serving->Initialize(kind);
    }

    /// <summary>Goes back to the heap as it was.</summary>
    internal static void EndScratch()
    {
        RawHeap.Initialize(_keptBase, RawHeap.Limit());
        RawHeap.Grow(_keptBreak.Value - _keptBase.Value);
        _serving = Static.AddressOf(ref _allocator);
    }
}

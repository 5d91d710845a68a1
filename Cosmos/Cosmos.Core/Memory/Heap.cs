using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using Cosmos.Core.Console;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>The kernel heap: the raw heap, served by the allocator that the command line names, under the names of C.</summary>
/// <remarks>Any thread may call it; interrupt handlers must not. Tracing writes to the console, which allocates
/// nothing, so tracing does not change the heap.</remarks>
[Plug("Heap.xs")]
[LockedBy(nameof(_lock))]
public static unsafe class Heap
{
    /// <summary>Every block starts on a multiple of this many bytes.</summary>
    public const ulong Alignment = BumpAllocator<RawHeapSource>.Alignment;

    /// <summary>At level full a check reads each byte of a heap, and tests check after each step: hundreds of times.</summary>
    private const ulong LargestFullScratch = 1024 * 1024;

    // The first field of a class needs the shortest code; fields in the first 127 bytes need the next shortest.
    private static KernelAllocator* _serving;
    private static KernelLock _lock;
    [SetAtBoot]
    private static ulong _secret;
    private static VirtAddr _keptBase;
    private static VirtAddr _keptBreak;
    private static VirtAddr _keptLimit;

    /// <summary>Whether each call writes a line. The lines are comments in a self-test report.</summary>
    [SetAtBoot]
    public static bool Trace;

    /// <summary>Called on the thread whose call got no memory, outside the heap's lock. Set when the scheduler starts, as only threads
    /// have an error number.</summary>
    [SetAtBoot]
    internal static delegate*<void> Failed;

    private static KernelAllocator _allocator;
    private static KernelAllocator _scratch;

    /// <summary>The blocks and bytes of the heap.</summary>
    public static HeapStatistics Statistics
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        get
        {
            _lock.Enter(LockRank.Heap);
            HeapStatistics statistics = _serving->Statistics;
            _lock.Exit();
            return statistics;
        }
    }

    /// <summary>The name of the current allocator on the command line.</summary>
    public static ReadOnlySpan<byte> AllocatorName => _serving->Level switch
    {
        HardeningLevel.Checks => "freelist harden=checks"u8,
        HardeningLevel.Full => "freelist harden=full"u8,
        _ => _serving->Kind == AllocatorKind.Bump ? "bump"u8 : "freelist"u8,
    };

    /// <summary>How much the heap does to find misuse.</summary>
    public static HardeningLevel Level => _serving->Level;

    /// <summary>Protects the current allocator.</summary>
    internal static ref KernelLock Lock => ref _lock;

    /// <summary>The kind of the current allocator.</summary>
    internal static AllocatorKind Kind => _serving->Kind;

    /// <summary>Whether a scratch heap is in use.</summary>
    internal static bool IsScratch => _serving == Static.AddressOf(ref _scratch);

    /// <summary>The first byte of the heap.</summary>
    public static VirtAddr Base => RawHeap.Base();

    /// <summary>The bump allocator, while it is in use.</summary>
    internal static ref BumpAllocator<RawHeapSource> Bump => ref _serving->Bump;

    /// <summary>Gives the heap its memory. The caller makes sure that the range is mapped RAM without any other use.</summary>
    /// <param name="start">First byte, 16-byte aligned.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="kind">The allocator.</param>
    /// <param name="level">How much it does to find misuse; off for the bump allocator.</param>
    public static void Initialize(VirtAddr start, ulong size, AllocatorKind kind, HardeningLevel level)
    {
        RawHeap.Initialize(start, new VirtAddr(start.Value + size));
        _serving = Static.AddressOf(ref _allocator);
        _secret = Cpu.RandomNumber();
        _serving->Initialize(kind, level, _secret);
    }

    /// <summary>C's <c>malloc</c>: at least <paramref name="size"/> bytes on a 16-byte boundary, or null.</summary>
    [PlugMethod]
    public static extern void* Allocate(ulong size);

    /// <summary>C's <c>calloc</c>: zeroed memory for <paramref name="count"/> items of <paramref name="size"/> bytes, or
    /// null.</summary>
    [PlugMethod]
    public static extern void* AllocateZeroed(ulong count, ulong size);

    /// <summary>C's <c>aligned_alloc</c>: at least <paramref name="size"/> bytes on a multiple of
    /// <paramref name="alignment"/>, a power of two, or null.</summary>
    [PlugMethod]
    public static extern void* AllocateAligned(ulong alignment, ulong size);

    /// <summary>C's <c>realloc</c>: the block, or another with the same contents, with at least
    /// <paramref name="size"/> bytes; or null, and the block stays. For 0 bytes, as glibc has it, the block is freed: null.</summary>
    [PlugMethod]
    public static extern void* Reallocate(void* block, ulong size);

    /// <summary>C's <c>free</c>; null is allowed.</summary>
    [RuntimeExport("free")]
    public static void Free(void* block)
    {
        _lock.Enter(LockRank.Heap);
        Cosmos.Core.Reports.Trace.Add(TraceEvent.Free, (ulong)block, 0);
        HeapOverflow.Free(_serving, block);
        _lock.Exit();
        if (Trace)
            Terminal.Print("# free(%x)\n"u8, (ulong)block);
    }

    /// <summary>glibc's <c>malloc_usable_size</c>: bytes of the block that may be used; 0 for null.</summary>
    [RuntimeExport("malloc_usable_size")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong UsableSize(void* block)
    {
        _lock.Enter(LockRank.Heap);
        ulong size = HeapOverflow.UsableSize(_serving, block);
        _lock.Exit();
        return size;
    }

    /// <summary>The block at an address of the heap, for the report of a fault. Reads the heap's own words without checking them.
    /// </summary>
    internal static HeapState StateAt(ulong address) =>
        _serving == null || address - RawHeap.Base().Value >= RawHeap.Break().Value - RawHeap.Base().Value
            ? HeapState.None
            : _serving->StateAt((void*)address);

    /// <summary>Whether the allocator's accounting holds.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Check()
    {
        _lock.Enter(LockRank.Heap);
        bool isSound = _serving->Check() && MappedBlocks.Check();
        _lock.Exit();
        return isSound;
    }

    /// <summary>The live blocks of the heap by size.</summary>
    /// <remarks>Not inlined: with the map's copies, the caller's frame would be more than a page, and compiled code would probe it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static HeapMap Map()
    {
        _lock.Enter(LockRank.Heap);
        HeapMap map = _serving->Map();
        _lock.Exit();
        return map;
    }

    /// <inheritdoc cref="KernelAllocator.VisitLive" />
    /// <remarks>The heap stays locked meanwhile, so the visitor must not allocate.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void VisitLive(delegate*<ulong, ulong, void> visit)
    {
        _lock.Enter(LockRank.Heap);
        _serving->VisitLive(visit);
        _lock.Exit();
    }

    /// <summary>Serves all calls from an empty heap in the free part of the raw heap, at level full in 1 MiB of it, until
    /// <see cref="EndScratch"/>. The blocks of the heap stay unchanged; they must not be freed or resized in between.</summary>
    internal static void BeginScratch(AllocatorKind kind, HardeningLevel level)
    {
        _keptBase = RawHeap.Base();
        _keptBreak = RawHeap.Break();
        _keptLimit = RawHeap.Limit();
        ulong room = _keptLimit.Value - _keptBreak.Value;
        if (level == HardeningLevel.Full && room > LargestFullScratch)
            room = LargestFullScratch;

        RawHeap.Initialize(_keptBreak, new VirtAddr(_keptBreak.Value + room));
        _serving = Static.AddressOf(ref _scratch);
        _serving->Initialize(kind, level, _secret);
    }

    /// <summary>Returns to the heap as it was.</summary>
    internal static void EndScratch()
    {
        RawHeap.Initialize(_keptBase, _keptLimit);
        RawHeap.Grow(_keptBreak.Value - _keptBase.Value);
        _serving = Static.AddressOf(ref _allocator);
        _serving->Resume(_secret);
    }

    [RuntimeExport("heap_allocate")]
    private static void* Allocate(ulong size, ulong caller)
    {
        _lock.Enter(LockRank.Heap);
        _serving->CallSite = caller;
        return Traced(HeapOverflow.Allocate(_serving, size, Alignment), size, caller, "# malloc(%d)"u8, size);
    }

    [RuntimeExport("heap_allocate_zeroed")]
    private static void* AllocateZeroed(ulong count, ulong size, ulong caller)
    {
        bool fits = RequestSize.TryMultiply(count, size, out ulong bytes);
        _lock.Enter(LockRank.Heap);
        _serving->CallSite = caller;
        void* block = fits ? HeapOverflow.Allocate(_serving, bytes, Alignment) : null;
        block = Traced(block, count * size, caller, "# calloc(%d, %d)"u8, count, size);
        HeapOverflow.Clear(block, bytes);
        return block;
    }

    [RuntimeExport("heap_allocate_aligned")]
    private static void* AllocateAligned(ulong alignment, ulong size, ulong caller)
    {
        _lock.Enter(LockRank.Heap);
        _serving->CallSite = caller;
        return Traced(HeapOverflow.Allocate(_serving, size, alignment), size, caller, "# aligned_alloc(%d, %d)"u8, alignment, size);
    }

    [RuntimeExport("heap_reallocate")]
    private static void* Reallocate(void* block, ulong size, ulong caller)
    {
        if (size == 0 && block != null)
        {
            Free(block);
            return null;
        }

        _lock.Enter(LockRank.Heap);
        _serving->CallSite = caller;
        return Traced(HeapOverflow.Reallocate(_serving, block, size), size, caller, "# realloc(%x, %d)"u8, (ulong)block, size);
    }

    /// <summary>Ends a call that allocates: leaves the lock, writes a line if calls are traced, and sets C's error number after a
    /// failure.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void* Traced(
        void* block, ulong size, ulong caller, ReadOnlySpan<byte> call, ulong first, ulong second = 0)
    {
        Cosmos.Core.Reports.Trace.Add(TraceEvent.Allocate, size, (ulong)block);
        _lock.Exit();
        if (Trace)
        {
            Terminal.Print(call, first, second);
            Terminal.Print(" = %x, from %x\n"u8, (ulong)block, caller);
        }

        if (block == null && Failed != null)
            Failed();

        return block;
    }
}

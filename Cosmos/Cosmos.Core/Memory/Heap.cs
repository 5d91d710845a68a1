using System.Runtime;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The kernel heap: the raw heap, served by the allocator that the command line names.</summary>
/// <remarks>Not safe against interrupts: the kernel has one thread so far.</remarks>
public static unsafe class Heap
{
    /// <summary>Every block starts on a multiple of this many bytes.</summary>
    public const ulong Alignment = BumpAllocator<RawHeapSource>.Alignment;

    private static BumpAllocator<RawHeapSource> _allocator;

    /// <summary>The allocator itself, for the self-tests.</summary>
    internal static ref BumpAllocator<RawHeapSource> Allocator => ref _allocator;

    /// <summary>Whether each call writes a line.</summary>
    public static bool Trace;

    /// <summary>Bytes that the heap has in all.</summary>
    public static ulong Capacity => _allocator.Capacity;

    /// <summary>Bytes handed out.</summary>
    public static ulong Allocated => _allocator.Allocated;

    /// <summary>Bytes that are left.</summary>
    public static ulong Free => _allocator.Free;

    /// <summary>The first byte of the heap.</summary>
    public static VirtAddr Base => RawHeap.Base();

    /// <summary>Gives the heap its memory. The caller owes that the range is mapped RAM that nobody else uses.</summary>
    /// <param name="start">First byte, 16-byte aligned.</param>
    /// <param name="size">Bytes.</param>
    public static void Initialize(VirtAddr start, ulong size)
    {
        RawHeap.Initialize(start, new VirtAddr(start.Value + size));
        _allocator = new BumpAllocator<RawHeapSource>(default);
    }

    /// <summary>C's <c>malloc</c>: at least <paramref name="size"/> bytes on a 16-byte boundary, or null.</summary>
    [RuntimeExport("malloc")]
    public static void* Allocate(ulong size)
    {
        void* block = _allocator.Allocate(size);
        if (Trace)
            Terminal.Print("malloc(%d) = %x\n"u8, size, (ulong)block);

        return block;
    }

    /// <summary>C's <c>free</c>; null is allowed.</summary>
    [RuntimeExport("free")]
    public static void Release(void* block)
    {
        _allocator.Release(block);
        if (Trace)
            Terminal.Print("free(%x)\n"u8, (ulong)block);
    }

    /// <summary>The allocator's position, to come back to.</summary>
    public static BumpMark Mark() => _allocator.Mark();

    /// <summary>Gives back everything allocated since <paramref name="mark"/>.</summary>
    public static void Reset(BumpMark mark) => _allocator.Reset(mark);

    /// <summary>Whether the allocator's accounting holds.</summary>
    public static bool Check() => _allocator.Check();
}

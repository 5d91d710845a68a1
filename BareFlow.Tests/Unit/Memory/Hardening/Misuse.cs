using System.Collections.Generic;
using BareFlow.Memory.Findings;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>What must be reported.</summary>
internal readonly record struct Expected(
    HeapFault Fault, ulong Address, ulong Block, ulong Size, ulong Site, long FirstBadByte = HeapFinding.UnknownByte);

/// <summary>Misuses a heap in one way.</summary>
/// <returns>The finding that this must give.</returns>
internal delegate Expected Misuser(HardenedHeap heap);

/// <summary>The ways in which programs misuse a heap, by name. Each frees every block it can.</summary>
internal static unsafe class Misuse
{
    public const ulong Size = 100;

    /// <summary>What a block of <see cref="Size"/> bytes has room for: with the guard, 8 bytes off a multiple of 16.</summary>
    private const ulong Room = 120;

    private const ulong OtherSite = 0x405678;
    private const ulong Outside = 0x1000;

    public static readonly IReadOnlyDictionary<string, Misuser> All = new Dictionary<string, Misuser>
    {
        ["double free"] = heap => DoubleFree(heap, frees: 2),
        ["double free of the last block"] = DoubleFreeOfLast,
        ["double free after the block before was freed"] = heap => DoubleFreeAfterJoin(heap, isBefore: true),
        ["double free after the block behind was freed"] = heap => DoubleFreeAfterJoin(heap, isBefore: false),
        ["double free of a block that was moved"] = DoubleFreeAfterMove,
        ["free into a block"] = heap => FreeInside(heap, HeapFault.InvalidFree, offset: 32),
        ["free at an odd address"] = heap => FreeInside(heap, HeapFault.MisalignedFree, offset: 1),
        ["free 8 bytes into a block"] = heap => FreeInside(heap, HeapFault.MisalignedFree, offset: 8),
        ["free of memory that was never used"] = FreeUnused,
        ["free below the heap"] = heap => FreeForeign(heap, (byte*)heap.Memory.Start.Value - Outside),
        ["free above the heap"] = heap => FreeForeign(heap, (byte*)heap.Memory.Start.Value + heap.Memory.Size + Outside),
        ["free of what is no address"] = heap => FreeForeign(heap, (byte*)0xDFDFDFDFDFDFDFD0),
        ["free of a small number"] = heap => FreeForeign(heap, (byte*)16),
        ["overflow by one byte"] = heap => Overflow(heap, offset: 0, isByRealloc: false),
        ["overflow by eight bytes"] = heap => Overflow(heap, offset: 7, isByRealloc: false),
        ["overflow seen by realloc"] = heap => Overflow(heap, offset: 0, isByRealloc: true),
        ["overflow by a string's end"] = OverflowByZero,
        ["underflow"] = Underflow,
        ["realloc of a freed block"] = heap => UseFreed(heap, block => heap.Allocator.Reallocate(block, Size)),
        ["size of a freed block"] = heap => UseFreed(heap, block => (void*)heap.Allocator.UsableSize(block)),
        ["realloc into a block"] = heap => UseInside(heap, block => heap.Allocator.Reallocate(block, Size)),
        ["size into a block"] = heap => UseInside(heap, block => (void*)heap.Allocator.UsableSize(block)),
        ["write after free"] = WriteAfterFree,
    };

    private delegate void* Use(byte* block);

    private static Expected DoubleFree(HardenedHeap heap, int frees)
    {
        byte* block = heap.Allocate(Size);
        byte* next = heap.Allocate(Size);
        for (int count = 0; count < frees; count++)
            heap.Allocator.Free(block);

        heap.Allocator.Free(next);
        return About(HeapFault.DoubleFree, block);
    }

    private static Expected DoubleFreeOfLast(HardenedHeap heap)
    {
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block);
        heap.Allocator.Free(block);
        return About(HeapFault.DoubleFree, block);
    }

    private static Expected DoubleFreeAfterJoin(HardenedHeap heap, bool isBefore)
    {
        byte* first = heap.Allocate(Size);
        heap.Allocator.CallSite = isBefore ? OtherSite : HardenedHeap.Site;
        byte* second = heap.Allocate(Size);
        heap.Allocator.CallSite = HardenedHeap.Site;
        byte* last = heap.Allocate(Size);
        heap.Allocator.Free(first);
        heap.Allocator.Free(second);
        heap.Allocator.Free(isBefore ? second : first);
        heap.Allocator.Free(last);
        return isBefore ? About(HeapFault.DoubleFree, second) with { Site = OtherSite } : About(HeapFault.DoubleFree, first);
    }

    private static Expected DoubleFreeAfterMove(HardenedHeap heap)
    {
        byte* block = heap.Allocate(Size);
        byte* next = heap.Allocate(Size);
        byte* moved = (byte*)heap.Allocator.Reallocate(block, 10 * Size);
        heap.Allocator.Free(block);
        heap.Allocator.Free(moved);
        heap.Allocator.Free(next);
        return About(HeapFault.DoubleFree, block);
    }

    private static Expected FreeInside(HardenedHeap heap, HeapFault fault, int offset)
    {
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block + offset);
        heap.Allocator.Free(block);
        return About(fault, block) with { Address = (ulong)(block + offset) };
    }

    private static Expected FreeUnused(HardenedHeap heap)
    {
        byte* block = heap.Allocate(Size);
        byte* unused = block + 4096;
        *(ulong*)unused = 0;
        heap.Allocator.Free(unused);
        heap.Allocator.Free(block);
        return new Expected(HeapFault.InvalidFree, (ulong)unused, 0, 0, 0);
    }

    private static Expected FreeForeign(HardenedHeap heap, byte* address)
    {
        heap.Allocator.Free(address);
        return new Expected(HeapFault.ForeignFree, (ulong)address, 0, 0, 0);
    }

    private static Expected Overflow(HardenedHeap heap, int offset, bool isByRealloc)
    {
        byte* block = heap.Allocate(Size);
        block[Size + (ulong)offset] ^= 0xFF;
        void* last = isByRealloc ? heap.Allocator.Reallocate(block, Size + 1) : block;
        heap.Allocator.Free(last);
        return About(HeapFault.Overflow, block) with { FirstBadByte = (long)Size + offset };
    }

    private static Expected OverflowByZero(HardenedHeap heap)
    {
        byte* block = heap.Allocate(Size);
        block[Size] = 0;
        heap.Allocator.Free(block);
        return About(HeapFault.Overflow, block) with { FirstBadByte = (long)Size };
    }

    private static Expected Underflow(HardenedHeap heap)
    {
        byte* block = heap.Allocate(Size);
        block[-1] ^= 0xFF;
        heap.Allocator.Free(block);
        return new Expected(HeapFault.Underflow, (ulong)block, (ulong)block, Room, 0);
    }

    private static Expected UseFreed(HardenedHeap heap, Use use)
    {
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block);
        use(block);
        return About(HeapFault.UseAfterFree, block);
    }

    private static Expected UseInside(HardenedHeap heap, Use use)
    {
        byte* block = heap.Allocate(Size);
        use(block + 16);
        heap.Allocator.Free(block);
        return About(HeapFault.InvalidPointer, block) with { Address = (ulong)block + 16 };
    }

    private static Expected WriteAfterFree(HardenedHeap heap)
    {
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block);
        block[50] ^= 0xFF;
        heap.Allocator.Trim(0);
        return About(HeapFault.UseAfterFree, block) with { FirstBadByte = 50 };
    }

    private static Expected About(HeapFault fault, byte* block) =>
        new(fault, (ulong)block, (ulong)block, Size, HardenedHeap.Site);
}

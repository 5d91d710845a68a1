using System;
using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

public static unsafe partial class KernelMemory
{
    /// <summary>The places in words, in the order of <see cref="MemoryPlace"/>.</summary>
    private static ReadOnlySpan<byte> PlaceNames =>
        "unmapped,the null page,the guard page below a stack,a stack,kernel code,kernel constants,kernel variables,the heap,"u8 +
        "a guard page of the heap,RAM,a device,reserved addresses that are not committed,committed memory,"u8;

    /// <summary>What lies at an address. Reads the tables and changes nothing, so a fault handler may ask.</summary>
    /// <param name="address">Any address.</param>
    /// <param name="place">What it is.</param>
    /// <param name="stack">Which stack, where it is one or its guard page.</param>
    /// <returns>The place in words.</returns>
    public static ReadOnlySpan<byte> Describe(VirtAddr address, out MemoryPlace place, out StackName stack)
    {
        place = PlaceOf(address, out stack);
        return Text.Nth(PlaceNames, (int)place, (byte)',');
    }

    private static MemoryPlace PlaceOf(VirtAddr address, out StackName stack)
    {
        ulong at = address.Value;
        if (KernelStacks.TryFind(at, out stack))
            return at - KernelStacks.Guard(stack) < KernelStacks.GuardSize ? MemoryPlace.StackGuard : MemoryPlace.Stack;

        if (at < VirtPage.Size)
            return MemoryPlace.NullPage;

        if (at >= ImageLayout.Start() && at < ImageLayout.End())
            return at < ImageLayout.TextEnd() ? MemoryPlace.Text
                : at < ImageLayout.ReadOnlyEnd() ? MemoryPlace.Constants
                : MemoryPlace.Variables;

        ulong inHeap = at - _heap.Start.Address.Value;
        if (inHeap < _heap.Bytes)
            return MemoryPlace.Heap;

        return inHeap + VirtPage.Size < _heap.Bytes + 2 * VirtPage.Size ? MemoryPlace.HeapGuard : PlaceOf(address);
    }

    /// <summary>What the tables and the reservations say.</summary>
    private static MemoryPlace PlaceOf(VirtAddr address)
    {
        PageTableEntry entry = _space.Pages.Query(address, out _);
        if (entry.IsEmpty)
            return _space.Ranges.IndexOf(address.Value, 1) < 0 ? MemoryPlace.Unmapped : MemoryPlace.Reserved;

        if ((entry.Flags & PageTableFlags.Owned) != 0)
            return MemoryPlace.Committed;

        return (entry.Flags & PageTableFlags.WriteCombining) != 0 ? MemoryPlace.Device : MemoryPlace.Ram;
    }
}

using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Cosmos.Core.Image;
using Cosmos.Core.Processors;
using Cosmos.Core.Strings;

namespace Cosmos.Core.Memory;

public static unsafe partial class KernelMemory
{
    /// <summary>The places in words, in the order of <see cref="MemoryPlace"/>.</summary>
    private static ReadOnlySpan<byte> PlaceNames =>
        "nothing,the null page,a stack's guard page,a stack,the kernel's code,the kernel's constants,the kernel's variables,"u8 +
        "the heap,a guard page of the heap,RAM,a device,reserved and not committed,committed memory,"u8;

    /// <summary>What is at an address. Reads the tables and changes nothing, so a fault handler may call it.</summary>
    /// <param name="address">Any address.</param>
    /// <param name="place">Its kind; <see cref="KernelStacks.TryFind"/> finds the stack.</param>
    /// <returns>The place in words.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> Describe(VirtAddr address, out MemoryPlace place)
    {
        place = PlaceOf(address);
        return Text.Nth(PlaceNames, (int)place, (byte)',');
    }

    private static MemoryPlace PlaceOf(VirtAddr address)
    {
        ulong at = address.Value;
        if (at < VirtPage.Size)
            return MemoryPlace.NullPage;

        if (StackRange.TryFind(at, out StackRange stack))
            return at < stack.Bottom ? MemoryPlace.StackGuard : MemoryPlace.Stack;

        if (at - ImageLayout.Start() < ImageLayout.End() - ImageLayout.Start())
        {
            return at < ImageLayout.TextEnd() ? MemoryPlace.Text
                : at < ImageLayout.ReadOnlyEnd() ? MemoryPlace.Constants
                : MemoryPlace.Variables;
        }

        ulong inHeap = at - _heap.Start.Address.Value;
        if (inHeap < _heap.Bytes)
            return MemoryPlace.Heap;

        return inHeap + VirtPage.Size < _heap.Bytes + 2 * VirtPage.Size ? MemoryPlace.HeapGuard : PlaceInTables(address);
    }

    private static MemoryPlace PlaceInTables(VirtAddr address)
    {
        PageTableEntry entry = _space.Pages.Query(address, out _);
        if (entry.IsEmpty)
            return _space.Ranges.IndexOf(address.Value, 1) < 0 ? MemoryPlace.Unmapped : MemoryPlace.Reserved;

        if ((entry.Flags & PageTableFlags.Owned) != 0)
            return MemoryPlace.Committed;

        return (entry.Flags & PageTableFlags.WriteCombining) != 0 ? MemoryPlace.Device : MemoryPlace.Ram;
    }
}

using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.FreeList;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;

namespace Cosmos.Libc;

/// <summary>The heap's statistics and its map, as text.</summary>
internal static class HeapView
{
    /// <summary>Writes both.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Show()
    {
        HeapStatistics statistics = Heap.Statistics;
        HeapMap map = Heap.Map();
        Terminal.Print("%s at %x, served by "u8, statistics.Capacity, Heap.Base.Value);
        Terminal.WriteLine(Heap.AllocatorName);
        Terminal.Print("%d bytes used in %d blocks, %d at the peak\n"u8, statistics.Used, statistics.LiveBlocks, statistics.PeakUsed);
        Terminal.Print("%d bytes free, fragmentation %d percent\n"u8, statistics.Free, map.Fragmentation);
        if (MappedBlocks.Count > 0)
            Terminal.Print("%d blocks beside it, %d bytes\n"u8, MappedBlocks.Count, MappedBlocks.Bytes);

        Terminal.Print("largest free block %d\n"u8, map.LargestFree);
        for (int sizeClass = 0; sizeClass < HeapMap.Classes; sizeClass++)
            ShowClass(in map, sizeClass);
    }

    /// <summary>A line for the blocks of one size class, if there are any.</summary>
    private static void ShowClass(in HeapMap map, int sizeClass)
    {
        ulong used = map.UsedBlocks(sizeClass);
        ulong free = map.FreeBlocks(sizeClass);
        if (used + free == 0)
            return;

        Terminal.Print("from %s: "u8, 1UL << sizeClass);
        Terminal.Print("used %d, %d bytes; "u8, used, map.UsedBytes(sizeClass));
        Terminal.Print("free %d, %d bytes\n"u8, free, map.FreeBytes(sizeClass));
    }
}

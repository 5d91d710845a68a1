using System;
using BareFlow.Memory;
using BareFlow.Memory.Hardened;
using Cosmos.Core.Console;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Core.Start;

/// <summary>Gives the heap its memory: its own addresses, with frames from anywhere.</summary>
[Plug("HeapPlacement.xs")]
internal static class HeapPlacement
{
    /// <summary>The default is at most this part of the free RAM: the collector's heap needs some, too.</summary>
    private const ulong LargestShare = 8;

    /// <summary>Gives the kernel heap <paramref name="wanted"/> bytes, or the image's default for 0; when there is less RAM,
    /// reports both sizes and gives it the default.</summary>
    public static void Place(ulong wanted, AllocatorKind kind, HardeningLevel level)
    {
        ulong usual = Math.Min(DefaultSize(), PhysicalMemory.FreeBytes / LargestShare);
        if (wanted == 0)
            wanted = usual;

        if (!KernelMemory.TryMapHeap(wanted, out VirtAddr start))
        {
            Terminal.Print(
                "heap: %s does not fit, %s of RAM are free; using %s\n"u8,
                wanted,
                PhysicalMemory.FreeBytes,
                usual);
            wanted = usual;
            Shortage.Require(KernelMemory.TryMapHeap(wanted, out start), "the heap"u8, wanted);
        }

        Heap.Initialize(start, wanted & ~(Heap.Alignment - 1), kind, level);
    }

    /// <summary>Bytes of the heap when the command line gives no size, from the linker script.</summary>
    [PlugMethod]
    private static extern ulong DefaultSize();
}

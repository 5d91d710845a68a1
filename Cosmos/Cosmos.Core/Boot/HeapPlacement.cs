using BareFlow.Memory;
using BareFlow.Memory.Allocators;

namespace Cosmos.Core;

/// <summary>Gives the heap its memory: addresses of its own with frames behind them, wherever those lie.</summary>
internal static class HeapPlacement
{
    /// <summary>Gives the kernel heap <paramref name="wanted"/> bytes; when there is less RAM, says so with both sizes and
    /// gives it the default.</summary>
    public static void Place(ulong wanted, AllocatorKind kind, HardeningLevel level)
    {
        if (!KernelMemory.TryMapHeap(wanted, out VirtAddr start))
        {
            Terminal.Print(
                "heap: %s does not fit, %s of RAM are free; using %s\n"u8,
                wanted,
                PhysicalMemory.FreeBytes,
                BootOptions.DefaultHeapSize);
            wanted = BootOptions.DefaultHeapSize;
            if (!KernelMemory.TryMapHeap(wanted, out start))
                Panic.Stop("no RAM for the heap"u8);
        }

        Heap.Initialize(start, wanted & ~(Heap.Alignment - 1), kind, level);
    }
}

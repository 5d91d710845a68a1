using BareFlow.Memory;
using BareFlow.Memory.Allocators;

namespace Cosmos.Core;

/// <summary>Finds the heap's place: usable RAM inside the first page tables' map. Its frames are reserved.</summary>
internal static class HeapPlacement
{
    /// <summary>Gives the kernel heap <paramref name="wanted"/> bytes; when no piece of RAM has that much, says so with
    /// both sizes and gives it the default.</summary>
    public static void Place(ulong wanted, AllocatorKind kind, HardeningLevel level)
    {
        if (!BootInfo.Memory.TryFind(wanted, out ulong start, out ulong largest))
        {
            Terminal.Print(
                "heap: %s does not fit, the largest piece of RAM below 256 MiB has %s; using %s\n"u8,
                wanted,
                largest,
                BootOptions.DefaultHeapSize);
            wanted = BootOptions.DefaultHeapSize;
            if (!BootInfo.Memory.TryFind(wanted, out start, out _))
                Panic.Stop("no RAM for the heap"u8);
        }

        PhysicalMemory.Reserve(new PhysAddr(start), wanted);
        Heap.Initialize(new VirtAddr(start), wanted & ~(Heap.Alignment - 1), kind, level);
    }
}

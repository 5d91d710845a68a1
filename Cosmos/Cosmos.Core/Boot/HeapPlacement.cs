using BareFlow.Memory;

namespace Cosmos.Core;

/// <summary>Finds the heap's place: usable RAM above the image and inside the first page tables' map.</summary>
internal static class HeapPlacement
{
    /// <summary>Gives the kernel heap <paramref name="wanted"/> bytes; when no piece of RAM has that much, says so with
    /// both sizes and gives it the default.</summary>
    public static void Place(ulong wanted)
    {
        if (TryPlace(wanted, out ulong largest))
            return;

        Terminal.Print(
            "heap: %s does not fit, the largest piece of RAM below 256 MiB has %s; using %s\n"u8,
            wanted,
            largest,
            BootOptions.DefaultHeapSize);
        if (!TryPlace(BootOptions.DefaultHeapSize, out _))
            Panic.Stop("no RAM for the heap"u8);
    }

    private static bool TryPlace(ulong size, out ulong largest)
    {
        bool found = BootInfo.Memory.TryFind(size, out ulong start, out largest);
        if (found)
            Heap.Initialize(new VirtAddr(start), size & ~(Heap.Alignment - 1));

        return found;
    }
}

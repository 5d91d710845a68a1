using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core.Memory;

/// <summary>The registers and buffers of devices, mapped onto themselves.</summary>
public static class DeviceMemory
{
    /// <summary>Makes device memory readable and writable, never executable. Pages that are mapped already stay unchanged, so
    /// several drivers may ask for the same page.</summary>
    /// <param name="range">The checked range; whole pages around it are mapped.</param>
    /// <param name="writeCombining">Whether the CPU may combine writes, as for a frame buffer; else nothing is cached.</param>
    /// <returns>The address of the first byte.</returns>
    public static VirtAddr Map(in DeviceRange range, bool writeCombining = false)
    {
        PageTableFlags flags = KernelMemory.Data
            | (writeCombining ? PageTableFlags.WriteCombining : PageTableFlags.Uncached);
        var first = new VirtAddr(range.Start);
        ulong end = range.Start + range.Bytes;
        for (ulong page = VirtPage.Of(first).Address.Value; page < end; page += VirtPage.Size)
        {
            ulong run = page;
            while (page < end && IsFree(page))
                page += VirtPage.Size;

            if (run < page)
                KernelMemory.Change(PageOperation.Map, run, page, flags);
        }

        return first;
    }

    private static bool IsFree(ulong page) => KernelMemory.Space.Pages.Query(new VirtAddr(page), out _).IsEmpty;
}

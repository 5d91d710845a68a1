using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core.Memory;

/// <summary>The registers and buffers of devices, mapped onto themselves.</summary>
public static class DeviceMemory
{
    /// <summary>Makes device memory readable and writable, never executable. What is mapped already stays as it is, so that
    /// drivers may ask for the same page.</summary>
    /// <param name="range">What was checked; the pages around it are mapped whole.</param>
    /// <param name="writeCombining">Whether writes may be gathered, as a frame buffer likes it; else nothing is cached.</param>
    /// <returns>Where the first byte is seen.</returns>
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

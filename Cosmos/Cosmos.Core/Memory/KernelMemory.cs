using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The kernel's address space: all RAM, mapped onto itself, and above it ranges that are reserved, committed and
/// filled one by one.</summary>
/// <remarks>Of RAM, code may be executed, constants may be read, all else may be read and written, and page 0 and the page
/// below each stack are not there. Not safe against interrupts.</remarks>
public static unsafe partial class KernelMemory
{
    /// <summary>What variables are mapped with: read and written, never executed.</summary>
    internal const PageTableFlags Data = ReadOnly | PageTableFlags.Writable;

    private const PageTableFlags ReadOnly = Code | PageTableFlags.NoExecute;
    private const PageTableFlags Code = PageTableFlags.Present | PageTableFlags.Global;

    private static PageMapper<FrameAllocator> _pages;

    /// <summary>The tables that are in use.</summary>
    internal static ref PageMapper<FrameAllocator> Pages => ref _pages;

    /// <summary>Builds the final tables and switches to them. Once, after the frames are known; the frames of the tables must
    /// lie where the first tables reach.</summary>
    internal static void Initialize()
    {
        PageSize largest = Protection.HasGiantPages() != 0 ? PageSize.Giant : PageSize.Large;
        Require(_pages.TryInitialize(Static.AddressOf(ref PhysicalMemory.Frames), 0, largest));
        ref MemoryMap map = ref BootInfo.Memory;
        for (int run = 0; run < map.Count; run++)
        {
            if (MemoryMap.IsRam(map.Kind(run)))
                MapOntoItself(map.Start(run), map.Start(run + 1) - map.Start(run), Data);
        }

        SetRights(ImageLayout.Start(), ImageLayout.TextEnd(), Code);
        SetRights(ImageLayout.TextEnd(), ImageLayout.ReadOnlyEnd(), ReadOnly);
        for (ulong stack = KernelStacks.Start(); stack < KernelStacks.TopOf(KernelStacks.Count - 1); stack += KernelStacks.Stride)
            Require(_pages.Unmap(Page(stack), KernelStacks.GuardBytes, out _) == MapStatus.Done);

        Protection.Activate(_pages.Root);
    }

    /// <summary>Maps physical addresses of which nothing is mapped onto themselves.</summary>
    internal static void MapOntoItself(ulong start, ulong bytes, PageTableFlags flags)
    {
        var frame = new PhysFrame(new PhysAddr(start));
        Require(_pages.Map(Page(start), frame, bytes, flags, out TlbFlush flush) == MapStatus.Done);
        flush.Flush();
    }

    private static void SetRights(ulong start, ulong end, PageTableFlags flags) =>
        Require(_pages.Protect(Page(start), end - start, flags, out _) == MapStatus.Done);

    private static VirtPage Page(ulong start) => new(new VirtAddr(start));

    private static void Require(bool isDone) => Invariant.Holds(isDone, "the kernel's own memory can be mapped"u8);
}

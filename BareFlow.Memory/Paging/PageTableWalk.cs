namespace BareFlow.Memory.Paging;

/// <summary>Translates virtual addresses by reading the tables, the way the CPU does.</summary>
/// <remarks>Reads tables through their physical addresses, so it serves only while those are identity-mapped.</remarks>
public static class PageTableWalk
{
    private const int IndexBits = 9;
    private const int PageBits = 12;
    private const int TopShift = PageBits + 3 * IndexBits;

    /// <summary>Where <paramref name="address"/> leads to under the tables whose PML4 is at <paramref name="root"/>.</summary>
    /// <returns>False when some level has no present entry for it.</returns>
    public static bool TryTranslate(PhysAddr root, VirtAddr address, out PhysAddr result)
    {
        result = root;
        bool isPage = false;
        for (int shift = TopShift; !isPage; shift -= IndexBits)
        {
            PageTableEntry entry = TableAt(result)[(int)(address.Value >> shift) & (PageTableEntry.Count - 1)];
            if (!entry.IsPresent)
                return false;

            isPage = entry.IsHuge || shift == PageBits;
            result = new PhysAddr(entry.Target.Value | (isPage ? address.Value & ((1UL << shift) - 1) : 0));
        }

        return true;
    }

    /// <summary>The table at a physical address that is identity-mapped.</summary>
    public static PageTable TableAt(PhysAddr table) => new(new VirtAddr(table.Value));
}

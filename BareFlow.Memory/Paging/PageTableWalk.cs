namespace BareFlow.Memory.Paging;

/// <summary>Translates virtual addresses by reading the tables, the way the CPU does.</summary>
/// <remarks>Reads tables through their physical addresses, so it serves only while those are identity-mapped.</remarks>
public static class PageTableWalk
{
    private const int IndexBits = 9;
    private const int PageBits = 12;
    private const int TopLevel = 4;

    /// <summary>Where <paramref name="address"/> leads to under the tables whose PML4 is at <paramref name="root"/>.</summary>
    /// <returns>False when some level has no present entry for it.</returns>
    public static bool TryTranslate(PhysAddr root, VirtAddr address, out PhysAddr result)
    {
        result = root;
        for (int level = TopLevel; level > 0; level--)
        {
            PageTableEntry entry = TableAt(result)[IndexAt(address, level)];
            if (!entry.IsPresent)
                return false;

            result = entry.Target;
            if (entry.IsHuge || level == 1)
                return InPage(entry.Target, address, level, out result);
        }

        return false;
    }

    /// <summary>The table at a physical address that is identity-mapped.</summary>
    public static PageTable TableAt(PhysAddr table) => new(new VirtAddr(table.Value));

    private static int IndexAt(VirtAddr address, int level) =>
        (int)(address.Value >> ShiftOf(level)) & (PageTableEntry.Count - 1);

    private static int ShiftOf(int level) => PageBits + IndexBits * (level - 1);

    private static bool InPage(PhysAddr page, VirtAddr address, int level, out PhysAddr result)
    {
        ulong offset = address.Value & ((1UL << ShiftOf(level)) - 1);
        result = new PhysAddr(page.Value + offset);
        return true;
    }
}

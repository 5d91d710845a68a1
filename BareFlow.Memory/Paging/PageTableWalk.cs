namespace BareFlow.Memory.Paging;

/// <summary>Translates virtual addresses by reading the tables, as the CPU does.</summary>
public static unsafe class PageTableWalk
{
    /// <summary>The entry at which a walk ends: one that maps a page itself, or one that is not present.</summary>
    /// <param name="root">The PML4.</param>
    /// <param name="window">The virtual address of physical address 0.</param>
    /// <param name="address">The address to translate.</param>
    /// <param name="shift">Address bits that the entry covers.</param>
    public static PageTableEntry Find(PhysAddr root, ulong window, VirtAddr address, out int shift)
    {
        shift = PageTableEntry.TopShift;
        PageTableEntry entry;
        for (ulong table = root.Value; true; table = entry.TargetBits)
        {
            entry = ((PageTableEntry*)(window + table))[IndexOf(address.Value, shift)];
            if (!entry.IsTable(shift))
                return entry;

            shift -= PageTableEntry.IndexBits;
        }
    }

    /// <summary>The index of the entry for an address, in a table of the level of <paramref name="shift"/>.</summary>
    internal static int IndexOf(ulong address, int shift) => (int)(address >> shift) & (PageTableEntry.Count - 1);

    /// <summary>The table at a physical address that is identity-mapped.</summary>
    public static PageTable TableAt(PhysAddr table) => new(new VirtAddr(table.Value));
}

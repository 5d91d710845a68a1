namespace BareFlow.Memory.Paging;

/// <summary>The tables that the entry code builds before the CPU can run 64-bit code: PML4, PDPT and one PD, whose
/// 512 entries map 0 to 1 GiB onto themselves in 2 MiB pages. The linker script refuses an image that ends above 1 GiB.</summary>
/// <remarks>Every page is present, writable and executable. That is enough to reach C#, which then builds the final tables
/// with their protections.</remarks>
public static class FirstTables
{
    /// <summary>Entries of the page directory that are in use.</summary>
    public const int MappedEntries = 512;

    /// <summary>The flags of an entry that points to a table.</summary>
    internal const PageTableFlags TableFlags = PageTableFlags.Present | PageTableFlags.Writable;

    /// <summary>The flags of an entry of the page directory.</summary>
    internal const PageTableFlags LargePageFlags = TableFlags | PageTableFlags.Huge;

    /// <summary>The first address that is not mapped: 1 GiB.</summary>
    public const ulong MappedBytes = MappedEntries * PageTableEntry.LargePageSize;
}

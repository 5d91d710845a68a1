namespace BareFlow.Memory;

/// <summary>The sizes that an entry can map. The value is the number of address bits inside such a page, which also gives the
/// level of the table that holds the entry (Intel SDM vol. 3A, 4.5.4).</summary>
public enum PageSize : byte
{
    /// <summary>4 KiB, in a page table.</summary>
    Small = 12,

    /// <summary>2 MiB, in a page directory.</summary>
    Large = 21,

    /// <summary>1 GiB, in a page directory pointer table, where the CPU has them (CPUID 80000001H, EDX bit 26).</summary>
    Giant = 30,
}

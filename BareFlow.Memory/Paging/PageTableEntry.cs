namespace BareFlow.Memory.Paging;

/// <summary>One of the 512 entries of a page table of any level; the only place that names its bits.</summary>
/// <remarks>Intel SDM vol. 3A, 4.5.4 "Linear-Address Translation with 4-Level Paging", tables 4-15 to 4-20.</remarks>
public readonly struct PageTableEntry
{
    /// <summary>Entries in a table of any level.</summary>
    public const int Count = 512;

    /// <summary>Bytes that an entry of a page directory maps when it is <see cref="PageTableFlags.Huge"/>: 2 MiB.</summary>
    public const ulong LargePageSize = 1UL << 21;

    private const ulong AddressMask = 0x000F_FFFF_FFFF_F000;
    private const PageTableFlags SetByTheCpu = PageTableFlags.Accessed | PageTableFlags.Dirty;

    private readonly ulong _bits;

    /// <summary>The entry that points to <paramref name="target"/> (4 KiB-aligned) with <paramref name="flags"/>.</summary>
    public PageTableEntry(PhysAddr target, PageTableFlags flags)
    {
        Invariant.Holds((target.Value & ~AddressMask) == 0, "an entry points to a 4 KiB boundary"u8);
        _bits = target.Value | (ulong)flags;
    }

    /// <summary>The raw 64 bits.</summary>
    public ulong Bits => _bits;

    /// <summary>Whether the entry maps anything.</summary>
    public bool IsPresent => (Flags & PageTableFlags.Present) != 0;

    /// <summary>Whether the entry maps a page itself instead of pointing to the next table.</summary>
    public bool IsHuge => (Flags & PageTableFlags.Huge) != 0;

    /// <summary>The frame or table that the entry points to.</summary>
    public PhysAddr Target => new(_bits & AddressMask);

    /// <summary>Every bit that is not address.</summary>
    public PageTableFlags Flags => (PageTableFlags)(_bits & ~AddressMask);

    /// <summary>The bits that software wrote: the entry without what the CPU sets by itself.</summary>
    public ulong BitsAsWritten => _bits & ~(ulong)SetByTheCpu;
}

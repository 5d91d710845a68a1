using System.Runtime.CompilerServices;

namespace BareFlow.Memory.Paging;

/// <summary>One of the 512 entries of a page table of any level; the only code that names its bits.</summary>
/// <remarks>Intel SDM vol. 3A, 4.5.4 "Linear-Address Translation with 4-Level Paging", tables 4-15 to 4-20.</remarks>
public readonly struct PageTableEntry
{
    /// <summary>Entries in a table of any level.</summary>
    public const int Count = 512;

    /// <summary>Bytes that an entry of a page directory maps when it is <see cref="PageTableFlags.Huge"/>: 2 MiB.</summary>
    public const ulong LargePageSize = 1UL << (int)PageSize.Large;

    /// <summary>Address bits that the index of one level takes: 9, for 512 entries.</summary>
    public const int IndexBits = 9;

    /// <summary>Address bits below those that index the topmost table.</summary>
    public const int TopShift = (int)PageSize.Giant + IndexBits;

    private const ulong AddressMask = PhysFrame.AddressMask;
    private const PageTableFlags SetByTheCpu = PageTableFlags.Accessed | PageTableFlags.Dirty;

    private readonly ulong _bits;

    /// <summary>The entry that points to <paramref name="target"/> (4 KiB-aligned) with <paramref name="flags"/>.</summary>
    public PageTableEntry(PhysAddr target, PageTableFlags flags)
    {
        Invariant.Holds((target.Value & ~AddressMask) == 0, "an entry points to a 4 KiB boundary"u8);
        _bits = target.Value | (ulong)flags;
    }

    /// <summary>The entry of the level of <paramref name="shift"/> that maps a page itself. An owned page
    /// without a frame gets one when it is touched.</summary>
    /// <param name="target">The frame.</param>
    /// <param name="flags">Its rights, as if it were present.</param>
    /// <param name="shift">Address bits inside the page.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static PageTableEntry Page(ulong target, PageTableFlags flags, int shift)
    {
        const PageTableFlags owned = PageTableFlags.Owned | PageTableFlags.Present;
        if (target == 0 && (flags & owned) == owned)
            flags ^= PageTableFlags.Present | PageTableFlags.OnDemand;

        flags &= ~(PageTableFlags.Huge | PageTableFlags.Named);
        if ((flags & owned) == 0)
            flags |= PageTableFlags.Named;

        if (shift > (int)PageSize.Small)
            flags |= PageTableFlags.Huge;

        return new PageTableEntry(target | (ulong)flags);
    }

    /// <summary>The entry with these bits.</summary>
    internal PageTableEntry(ulong bits) => _bits = bits;

    /// <summary>The raw 64 bits.</summary>
    public ulong Bits => _bits;

    /// <summary>Whether the entry maps anything.</summary>
    public bool IsPresent => (Flags & PageTableFlags.Present) != 0;

    /// <summary>Whether the entry maps a page itself instead of pointing to the next table.</summary>
    public bool IsHuge => (Flags & PageTableFlags.Huge) != 0;

    /// <summary>Whether the entry is empty.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>Whether the entry, of the level of <paramref name="shift"/>, points to a table.</summary>
    public bool IsTable(int shift) =>
        shift > (int)PageSize.Small && (Flags & (PageTableFlags.Present | PageTableFlags.Huge)) == PageTableFlags.Present;

    /// <summary>Whether the mapping owns the frame of the entry.</summary>
    public bool OwnsFrame => (Flags & PageTableFlags.Owned) != 0 && TargetBits != 0;

    /// <summary>Whether the page is committed, has no frame yet, and one is promised for it.</summary>
    public bool IsPromise =>
        (Flags & (PageTableFlags.Owned | PageTableFlags.Unpromised)) == PageTableFlags.Owned && TargetBits == 0;

    /// <summary>Whether the page is committed, has no frame yet, and none is promised for it.</summary>
    public bool IsUnpromised =>
        (Flags & (PageTableFlags.Owned | PageTableFlags.Unpromised)) == (PageTableFlags.Owned | PageTableFlags.Unpromised)
        && TargetBits == 0;

    /// <summary>The difference between neighbours that cover <paramref name="size"/> bytes each in one mapping: 0 if no
    /// frame is named.</summary>
    internal ulong StepOf(ulong size)
    {
        bool isOthers = (Flags & PageTableFlags.Owned) == 0 && (Flags & (PageTableFlags.Present | PageTableFlags.Named)) != 0;
        return TargetBits == 0 && !isOthers ? 0 : size;
    }

    /// <summary>The frame or table that the entry points to, as a number.</summary>
    internal ulong TargetBits => _bits & AddressMask;

    /// <summary>The frame or table that the entry points to.</summary>
    public PhysAddr Target => new(TargetBits);

    /// <summary>Every bit that is not address.</summary>
    public PageTableFlags Flags => (PageTableFlags)(_bits & ~AddressMask);

    /// <summary>Every bit that is neither address nor set by the CPU.</summary>
    public PageTableFlags FlagsAsWritten => Flags & ~SetByTheCpu;

    /// <summary>The bits that software wrote: the entry without what the CPU sets by itself.</summary>
    public ulong BitsAsWritten => _bits & ~(ulong)SetByTheCpu;
}

using System;

namespace BareFlow.Memory.Paging;

/// <summary>The flag bits of a page table entry (Intel SDM vol. 3A, table 4-15 and following).</summary>
[Flags]
public enum PageTableFlags : ulong
{
    /// <summary>Nothing set: not present.</summary>
    None = 0,

    /// <summary>P: the entry maps something.</summary>
    Present = 1UL << 0,

    /// <summary>R/W: writes are allowed.</summary>
    Writable = 1UL << 1,

    /// <summary>U/S: ring 3 may access.</summary>
    User = 1UL << 2,

    /// <summary>PWT: writes are combined, as <c>Protection.xs</c> makes entry 1 of the PAT say.</summary>
    WriteCombining = 1UL << 3,

    /// <summary>PCD and PWT: not cached, entry 3 of the PAT.</summary>
    Uncached = 1UL << 3 | 1UL << 4,

    /// <summary>A: set by the CPU when the entry was used for a translation.</summary>
    Accessed = 1UL << 5,

    /// <summary>D: set by the CPU when the page was written.</summary>
    Dirty = 1UL << 6,

    /// <summary>PS: the entry maps a 2 MiB or 1 GiB page itself.</summary>
    Huge = 1UL << 7,

    /// <summary>G: the translation survives a reload of CR3.</summary>
    Global = 1UL << 8,

    /// <summary>For software: the frame of the page goes back to the frame source when the page is unmapped. An owned
    /// page whose entry has no frame is committed and was not touched yet.</summary>
    Owned = 1UL << 9,

    /// <summary>For software: not present, but gets a zeroed frame when it is touched.</summary>
    OnDemand = 1UL << 10,

    /// <summary>For software: no frame is promised for the page, and it takes none that is promised to another.</summary>
    Unpromised = 1UL << 11,

    /// <summary>For software: not present, but the page has a frame of another owner, which may be frame 0.</summary>
    Named = 1UL << 52,

    /// <summary>For software: the page may be written and executed, in turns. It has one of the two rights, and a fault on
    /// the other one switches them.</summary>
    Alternating = 1UL << 53,

    /// <summary>XD: instructions may not be fetched.</summary>
    NoExecute = 1UL << 63,
}

namespace BareFlow.Memory.Hardened;

/// <summary>What a block of a hardened heap is, as its guard header says.</summary>
internal enum GuardState
{
    /// <summary>Nobody knows: something else wrote there.</summary>
    Damaged,

    /// <summary>In use.</summary>
    Live,

    /// <summary>In use, and the page behind it faults.</summary>
    LiveBeforePage,

    /// <summary>Freed, and waiting in the quarantine.</summary>
    Quarantined,

    /// <summary>Freed. Found in what was the payload, as the header is the free lists' by then.</summary>
    Freed,

    /// <summary>Damaged, reported, and not used again.</summary>
    Retired,
}

namespace BareFlow.Memory.Hardened;

/// <summary>The state of a block of a hardened heap, as its guard header says.</summary>
internal enum GuardState
{
    /// <summary>Unknown: something else wrote there.</summary>
    Damaged,

    /// <summary>In use.</summary>
    Live,

    /// <summary>In use, and the page behind it faults.</summary>
    LiveBeforePage,

    /// <summary>Freed, and waiting in the quarantine.</summary>
    Quarantined,

    /// <summary>Freed. This state is in the former payload, because the free lists use the header by then.</summary>
    Freed,

    /// <summary>Damaged, reported, and not used again.</summary>
    Retired,
}

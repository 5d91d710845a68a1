using BareFlow.Memory.FreeList;

namespace BareFlow.Memory.Hardened;

/// <summary>How much a heap does to find misuse. docs/hardening.md says what each level detects and what it costs.</summary>
public enum HardeningLevel
{
    /// <summary>No checks: a <see cref="FreeListAllocator{TSource, TTags}"/> with <see cref="PlainTags"/>. A program that would then have
    /// two copies of it uses the one of the other levels with <see cref="SealedTags.NoKey"/>.</summary>
    Off,

    /// <summary>Guard headers, canaries and sealed metadata, checked when a block is freed or resized.</summary>
    Checks,

    /// <summary>The checks; freed memory is poisoned and waits in a quarantine, allocated memory is zero; large blocks end at a
    /// page that faults.</summary>
    Full,
}

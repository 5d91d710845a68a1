using BareFlow.Memory.FreeList;

namespace BareFlow.Memory.Hardened;

/// <summary>How much a heap does to find misuse. docs/hardening.md says what each level finds and what it costs.</summary>
public enum HardeningLevel
{
    /// <summary>Nothing: a <see cref="FreeListAllocator{TSource, TTags}"/> with <see cref="PlainTags"/>, or, in a program that
    /// would hold two copies of it then, the one of the other levels under <see cref="SealedTags.NoKey"/>.</summary>
    Off,

    /// <summary>Guard headers, canaries and sealed metadata, looked at when a block is freed or resized.</summary>
    Checks,

    /// <summary>The checks, and: freed memory is poisoned and waits in a quarantine, what is handed out is zero; large blocks end at a
    /// page that faults.</summary>
    Full,
}

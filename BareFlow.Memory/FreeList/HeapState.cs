namespace BareFlow.Memory.FreeList;

/// <summary>What an address inside a heap belongs to.</summary>
public enum HeapState
{
    /// <summary>No block, or nobody knows.</summary>
    None,

    /// <summary>A block that somebody holds.</summary>
    Live,

    /// <summary>A block that was freed.</summary>
    Freed,
}

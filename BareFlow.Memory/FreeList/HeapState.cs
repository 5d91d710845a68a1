namespace BareFlow.Memory.FreeList;

/// <summary>The state of the block at an address of a heap.</summary>
public enum HeapState
{
    /// <summary>No block, or unknown.</summary>
    None,

    /// <summary>A live block.</summary>
    Live,

    /// <summary>A block that was freed.</summary>
    Freed,
}

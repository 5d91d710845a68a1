namespace Cosmos.Core.SelfTest;

/// <summary>The empty heap, over what the kernel heap has left, that a test runs on.</summary>
internal enum ScratchHeap
{
    /// <summary>None: calls are served by the kernel heap.</summary>
    None,

    /// <summary>A bump heap.</summary>
    Bump,

    /// <summary>A free-list heap at the level of the kernel heap.</summary>
    FreeList,

    /// <summary>The same, but at level checks where the kernel heap is at level full, as a quarantine keeps back for a while
    /// what was freed.</summary>
    Reusing,

    /// <summary>A free-list heap at level checks.</summary>
    Checks,

    /// <summary>A free-list heap at level full.</summary>
    Full,
}

namespace Cosmos.Core.Memory;

/// <summary>Which allocator serves a heap.</summary>
public enum AllocatorKind
{
    /// <summary>The general one: free lists and boundary tags.</summary>
    FreeList,

    /// <summary>The bump allocator: a position that only moves up.</summary>
    Bump,
}

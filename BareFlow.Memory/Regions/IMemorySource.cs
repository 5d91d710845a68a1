namespace BareFlow.Memory.Regions;

/// <summary>Where an allocator gets its memory from: one growing range of bytes.</summary>
/// <remarks>Implemented by unmanaged structs and used through a type argument, so a call costs what a direct call costs
/// and needs no runtime. The kernel's is <see cref="RawHeapSource"/>; a test hands in a pinned block.</remarks>
public interface IMemorySource
{
    /// <summary>The first byte of the range.</summary>
    VirtAddr Base { get; }

    /// <summary>The first byte past what was handed out so far.</summary>
    VirtAddr Break { get; }

    /// <summary>The first byte that can never be handed out.</summary>
    VirtAddr Limit { get; }

    /// <summary>Moves the break up by <paramref name="bytes"/>; false, and nothing changed, when the limit is in the way.</summary>
    bool TryGrow(ulong bytes);

    /// <summary>Moves the break down by <paramref name="bytes"/>; false, and nothing changed, when that is below the base.</summary>
    bool TryShrink(ulong bytes);
}

namespace BareFlow.Memory.Regions;

/// <summary>Where an allocator gets its memory from: one growing range of bytes.</summary>
/// <remarks>Implemented by unmanaged structs and used through a type argument, so a call is a direct call
/// and needs no runtime. The kernel's is <see cref="RawHeapSource"/>; a test uses a pinned block; the host library
/// uses a mapping.</remarks>
public interface IMemorySource
{
    /// <summary>The first byte of the range.</summary>
    VirtAddr Base { get; }

    /// <summary>The first byte past the memory that was handed out so far.</summary>
    VirtAddr Break { get; }

    /// <summary>The first byte that can never be handed out.</summary>
    VirtAddr Limit { get; }

    /// <summary>Whether memory that <see cref="TryGrow"/> hands out reads as zero, even if it was handed out and returned
    /// before.</summary>
    bool IsZeroed { get; }

    /// <summary>Whether the source can make pages fault; <see cref="TryGuard"/> may still refuse a page.</summary>
    bool CanGuard { get; }

    /// <summary>Moves the break up by <paramref name="bytes"/>; false, and nothing changed, when that is above the limit.</summary>
    bool TryGrow(ulong bytes);

    /// <summary>Moves the break down by <paramref name="bytes"/>; false, and nothing changed, when that is below the base.</summary>
    bool TryShrink(ulong bytes);

    /// <summary>Drops the contents of whole pages, so that they cost no memory until they are written again. The addresses stay
    /// usable; they read as zero if <see cref="IsZeroed"/>, else as anything. False if the source cannot.</summary>
    /// <param name="start">A multiple of the page size, 4,096.</param>
    /// <param name="bytes">A multiple of the page size.</param>
    bool TryDiscard(VirtAddr start, ulong bytes);

    /// <summary>Makes whole pages fault on any access, or usable again. False if the source cannot, now or ever.</summary>
    /// <param name="start">A multiple of the page size, 4,096.</param>
    /// <param name="bytes">A multiple of the page size.</param>
    /// <param name="isGuarded">Whether an access faults from now on.</param>
    bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded);

    /// <summary>Whether the page of <paramref name="place"/> was made to fault by <see cref="TryGuard"/>.</summary>
    /// <param name="place">An address from the base to the limit.</param>
    bool IsGuarded(VirtAddr place);
}

namespace BareFlow.Memory.Regions;

/// <summary>Where an allocator gets its memory from: one growing range of bytes.</summary>
/// <remarks>Implemented by unmanaged structs and used through a type argument, so a call costs what a direct call costs
/// and needs no runtime. The kernel's is <see cref="RawHeapSource"/>; a test hands in a pinned block; the host library
/// maps its own.</remarks>
public interface IMemorySource
{
    /// <summary>The first byte of the range.</summary>
    VirtAddr Base { get; }

    /// <summary>The first byte past what was handed out so far.</summary>
    VirtAddr Break { get; }

    /// <summary>The first byte that can never be handed out.</summary>
    VirtAddr Limit { get; }

    /// <summary>Whether memory that <see cref="TryGrow"/> hands out reads as zero, also when it was handed out, given back
    /// and handed out again.</summary>
    bool IsZeroed { get; }

    /// <summary>Whether the source can make pages fault; <see cref="TryGuard"/> may still refuse a page.</summary>
    bool CanGuard { get; }

    /// <summary>Moves the break up by <paramref name="bytes"/>; false, and nothing changed, when the limit is in the way.</summary>
    bool TryGrow(ulong bytes);

    /// <summary>Moves the break down by <paramref name="bytes"/>; false, and nothing changed, when that is below the base.</summary>
    bool TryShrink(ulong bytes);

    /// <summary>Drops what whole pages hold, so that they cost no memory until they are written again. The addresses stay
    /// usable; they read as zero where <see cref="IsZeroed"/>, else as anything. False where the source cannot.</summary>
    /// <param name="start">A multiple of the page size, 4,096.</param>
    /// <param name="bytes">A multiple of the page size.</param>
    bool TryDiscard(VirtAddr start, ulong bytes);

    /// <summary>Makes whole pages fault on any access, or usable again. False where the source cannot, now or ever.</summary>
    /// <param name="start">A multiple of the page size, 4,096.</param>
    /// <param name="bytes">A multiple of the page size.</param>
    /// <param name="isGuarded">Whether an access faults from now on.</param>
    bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded);

    /// <summary>Whether the page that <paramref name="place"/> lies in was made to fault by <see cref="TryGuard"/>.</summary>
    /// <param name="place">An address from the base to the limit.</param>
    bool IsGuarded(VirtAddr place);
}

using System.Runtime.CompilerServices;

namespace BareFlow.Memory.FreeList;

/// <summary>The conditions for the addresses of a free-list heap, apart from the heap because they are the same for all tags.</summary>
internal static class FreeListRange
{
    /// <summary>Stops unless a heap can start there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Require(ulong start, ulong end, ulong limit)
    {
        Invariant.Holds(start % Block<PlainTags>.Alignment == 0, "a free-list heap starts at a multiple of 16"u8);
        Invariant.Holds(end == start, "a free-list heap starts empty"u8);
        Invariant.Holds(limit - start < FreeLists<PlainTags>.SizeLimit, "a free-list heap has less than 512 GiB"u8);
    }
}

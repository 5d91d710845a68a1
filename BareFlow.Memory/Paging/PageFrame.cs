namespace BareFlow.Memory.Paging;

/// <summary>A frame that was taken for a page and is not mapped yet.</summary>
public struct PageFrame
{
    /// <summary>The physical address of its first byte.</summary>
    internal ulong Start;

    /// <summary>The power of two of its bytes: that of a <see cref="PageSize"/>.</summary>
    internal int Shift;

    /// <summary>Its bytes.</summary>
    public readonly ulong Bytes => 1UL << Shift;
}

namespace BareFlow.Memory.Paging;

/// <summary>The operation on the pages of a range. Those up to <see cref="Commit"/> fill empty entries, the
/// others do not; the first two name frames.</summary>
public enum PageOperation : byte
{
    /// <summary>Maps frames of the caller; only to empty entries.</summary>
    Map,

    /// <summary>Maps a frame to pages on demand.</summary>
    Back,

    /// <summary>Makes pages come on demand, or changes their rights.</summary>
    Commit,

    /// <summary>Changes rights.</summary>
    Protect,

    /// <summary>Changes rights of entries that are not empty.</summary>
    Hide,

    /// <summary>Releases owned frames; the pages come again, zeroed, on demand.</summary>
    Discard,

    /// <summary>Releases owned frames and unmaps the pages.</summary>
    Unmap,
}

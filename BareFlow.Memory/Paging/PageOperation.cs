namespace BareFlow.Memory.Paging;

/// <summary>What is done to the pages of a range. Those up to <see cref="Commit"/> fill pages of which nothing is known, the
/// others do not; the first two name frames.</summary>
public enum PageOperation : byte
{
    /// <summary>Leads to frames that the caller names; only where nothing is known yet.</summary>
    Map,

    /// <summary>Puts a frame behind pages that were to come on demand.</summary>
    Back,

    /// <summary>Lets pages come to be on demand, or changes their rights.</summary>
    Commit,

    /// <summary>Changes rights.</summary>
    Protect,

    /// <summary>Changes rights where something is known of the page.</summary>
    Hide,

    /// <summary>Gives back owned frames; the pages come again, of zeros, on demand.</summary>
    Discard,

    /// <summary>Gives back owned frames and forgets the pages.</summary>
    Unmap,
}

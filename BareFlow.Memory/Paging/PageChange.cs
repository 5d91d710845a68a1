namespace BareFlow.Memory.Paging;

/// <summary>What is done to the pages of a range. Those up to <see cref="Commit"/> fill pages of which nothing is known;
/// the others pass over them.</summary>
internal enum PageOperation : byte
{
    /// <summary>Leads to frames that the caller names; only where nothing is known yet.</summary>
    Map,

    /// <summary>Lets pages come to be on demand, or changes their rights.</summary>
    Commit,

    /// <summary>Changes rights.</summary>
    Protect,

    /// <summary>Puts a frame behind pages that were to come on demand.</summary>
    Back,

    /// <summary>Gives back owned frames; the pages come again, of zeros, on demand.</summary>
    Discard,

    /// <summary>Gives back owned frames and forgets the pages.</summary>
    Unmap,
}

/// <summary>A change of a range of pages, and how far it has come.</summary>
internal struct PageChange(PageOperation operation, VirtPage start, ulong bytes, PageTableFlags flags)
{
    /// <summary>What is done.</summary>
    public readonly PageOperation Operation = operation;

    /// <summary>How it ended, so far.</summary>
    public MapStatus Status;

    /// <summary>The rights that pages get, where the operation gives any.</summary>
    public readonly PageTableFlags Flags = flags;

    /// <summary>The first address that has not been changed yet.</summary>
    public ulong At = start.Address.Value;

    /// <summary>The first address past the range; 0 where it ends with the address space.</summary>
    public readonly ulong End = start.Address.Value + bytes;

    /// <summary>What is added to a virtual address for the physical one behind it, where the operation says one.</summary>
    public ulong Distance;

    /// <summary>Whether the rest of the range has a whole page of a size, aligned on both sides, next.</summary>
    public readonly bool Covers(ulong size) => ((At | (At + Distance)) & (size - 1)) == 0 && End - At >= size;

    /// <summary>Goes on behind the page or hole of <paramref name="size"/> bytes, or at the end of the range.</summary>
    public void Pass(ulong size)
    {
        ulong rest = End - At;
        ulong step = size - (At & (size - 1));
        At += step < rest ? step : rest;
    }
}

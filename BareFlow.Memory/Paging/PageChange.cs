namespace BareFlow.Memory.Paging;

/// <summary>A change of a range of pages, and how far it has come.</summary>
internal struct PageChange
{
    /// <summary>What is done.</summary>
    public PageOperation Operation;

    /// <summary>How it ended, so far.</summary>
    public MapStatus Status;

    /// <summary>The rights that pages get, where the operation gives any.</summary>
    public PageTableFlags Flags;

    /// <summary>The first address that has not been changed yet.</summary>
    public ulong At;

    /// <summary>The first address past the range; 0 where it ends with the address space.</summary>
    public ulong End;

    /// <summary>What is added to a virtual address for the physical one behind it, where the operation names frames; else
    /// 0.</summary>
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

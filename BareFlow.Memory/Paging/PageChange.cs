namespace BareFlow.Memory.Paging;

/// <summary>A change of a range of pages, and how far it has come.</summary>
internal struct PageChange
{
    /// <summary>The operation.</summary>
    public PageOperation Operation;

    /// <summary>The result so far.</summary>
    public MapStatus Status;

    /// <summary>The new rights, if the operation sets any.</summary>
    public PageTableFlags Flags;

    /// <summary>The first address that has not been changed yet.</summary>
    public ulong At;

    /// <summary>The first address past the range; 0 if it ends with the address space.</summary>
    public ulong End;

    /// <summary>The difference between a physical address and its virtual address, if the operation names frames; else
    /// 0.</summary>
    public ulong Distance;

    /// <summary>Whether the rest of the range begins with a whole page of a size, aligned on both sides.</summary>
    public readonly bool Covers(ulong size) => ((At | (At + Distance)) & (size - 1)) == 0 && End - At >= size;

    /// <summary>Continues behind the page or hole of <paramref name="size"/> bytes, or at the end of the range.</summary>
    public void Pass(ulong size)
    {
        ulong rest = End - At;
        ulong step = size - (At & (size - 1));
        At += step < rest ? step : rest;
    }
}

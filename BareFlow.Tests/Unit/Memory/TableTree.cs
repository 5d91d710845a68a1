using System;
using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>Page tables in host memory, one of each level, which a walk reads as if they were in RAM.</summary>
internal sealed unsafe class TableTree : IDisposable
{
    /// <summary>Level of the PML4; 1 is the page table that maps 4 KiB pages.</summary>
    public const int TopLevel = 4;

    private readonly NativeBlock _tables = new(TopLevel * NativeBlock.PageSize);

    public TableTree() => _tables.Clear();

    public PhysAddr Root => TableOf(TopLevel);

    /// <summary>The one table of a level.</summary>
    public PhysAddr TableOf(int level) =>
        new(_tables.Physical.Value + (ulong)(TopLevel - level) * NativeBlock.PageSize);

    /// <summary>Links the tables from the PML4 down to that of <paramref name="level"/>, for <paramref name="address"/>.</summary>
    public TableTree LinkDownTo(int level, ulong address)
    {
        for (int upper = TopLevel; upper > level; upper--)
            Set(upper, address, new PageTableEntry(TableOf(upper - 1), PageTableFlags.Present));

        return this;
    }

    /// <summary>Writes the entry of a level's table that <paramref name="address"/> selects.</summary>
    public TableTree Set(int level, ulong address, PageTableEntry entry)
    {
        const int indexBits = 9;
        const int pageBits = 12;
        ulong index = (address >> (pageBits + indexBits * (level - 1))) % PageTableEntry.Count;
        ((PageTableEntry*)TableOf(level).Value)[index] = entry;
        return this;
    }

    public void Dispose() => _tables.Dispose();
}

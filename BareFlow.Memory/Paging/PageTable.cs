namespace BareFlow.Memory.Paging;

/// <summary>A table of any level of the 4-level tree, seen through a virtual address.</summary>
/// <remarks>Safety: the code that makes one makes sure that 4 KiB are mapped at the address and hold page table entries.</remarks>
public readonly unsafe struct PageTable
{
    private readonly PageTableEntry* _entries;

    /// <summary>The table at <paramref name="address"/>.</summary>
    public PageTable(VirtAddr address) => _entries = (PageTableEntry*)address.Pointer;

    /// <summary>Entry <paramref name="index"/> of <see cref="PageTableEntry.Count"/>.</summary>
    public PageTableEntry this[int index] => _entries[index];
}

using BareFlow.Memory.Frames;

namespace BareFlow.Memory.Paging;

public unsafe partial struct PageMapper<TFrames> where TFrames : unmanaged, IFrameSource
{
    /// <summary>Whether the law holds: walks all tables.</summary>
    public readonly bool Check()
    {
        ulong tables = 0;
        ulong promised = 0;
        ulong backed = 0;
        return TryCount(Root.Value, PageTableEntry.TopShift, ref tables, ref promised, ref backed)
            && tables == Tables && promised == Promised && backed == Backed;
    }

    /// <summary>Gives back all tables and all frames that the mapping owns. The CPU must not use them any more.</summary>
    public void Release()
    {
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            ulong start = (ulong)index << PageTableEntry.TopShift;
            Unmap(new VirtPage(new VirtAddr(Canonical(start))), 1UL << PageTableEntry.TopShift, out _);
        }

        Tables--;
        GiveBack(Root.Value, (int)PageSize.Small);
    }

    private static ulong Canonical(ulong address)
    {
        const int unused = 64 - VirtAddr.TranslatedBits;
        return (ulong)((long)(address << unused) >> unused);
    }

    private readonly bool TryCount(ulong table, int shift, ref ulong tables, ref ulong promised, ref ulong backed)
    {
        tables++;
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            PageTableEntry entry = TableAt(table)[index];
            if (!entry.IsTable(shift))
            {
                ulong pages = 1UL << (shift - (int)PageSize.Small);
                promised += entry.IsPromise ? pages : 0;
                backed += entry.OwnsFrame ? pages : 0;
                continue;
            }

            PageTableEntry joined;
            if (CanJoin(entry, shift, &joined)
                || !TryCount(
                    entry.TargetBits, shift - PageTableEntry.IndexBits, ref tables, ref promised, ref backed))
                return false;
        }

        return true;
    }
}

using BareFlow.Memory.Frames;

namespace BareFlow.Memory.Paging;

public unsafe partial struct PageMapper<TFrames> where TFrames : unmanaged, IFrameSource
{
    /// <summary>Whether the law holds: walks all tables. Follows an entry only to a frame that was handed out, so it is safe on
    /// damaged tables.</summary>
    public readonly bool Check()
    {
        PageCount count = default;
        return IsUsed(Root.Value)
            && TryCount(Root.Value, PageTableEntry.TopShift, ref count)
            && count.Tables == Tables
            && count.Promised == Promised
            && count.Backed == Backed
            && count.Written == _written;
    }

    /// <summary>Releases all tables and all owned frames. The CPU must not use them any more.</summary>
    public void Release()
    {
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            ulong start = (ulong)index << PageTableEntry.TopShift;
            Unmap(new VirtPage(new VirtAddr(Canonical(start))), 1UL << PageTableEntry.TopShift, out TlbFlush flush);
            flush.Ignore();
        }

        Tables--;
        GiveBack(Root.Value, (int)PageSize.Small);
    }

    private static ulong Canonical(ulong address)
    {
        const int unused = 64 - VirtAddr.TranslatedBits;
        return (ulong)((long)(address << unused) >> unused);
    }

    private readonly bool IsUsed(ulong frame) => _frames->IsUsed(new PhysFrame(new PhysAddr(frame)));

    private readonly bool TryCount(ulong table, int shift, ref PageCount count)
    {
        count.Tables++;
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            PageTableEntry entry = TableAt(table)[index];
            count.Written ^= entry.BitsAsWritten;
            if (!entry.IsTable(shift))
            {
                ulong pages = 1UL << (shift - (int)PageSize.Small);
                count.Promised += entry.IsPromise ? pages : 0;
                count.Backed += entry.OwnsFrame ? pages : 0;
                continue;
            }

            PageTableEntry joined;
            if (count.Tables >= Tables
                || !IsUsed(entry.TargetBits)
                || CanJoin(entry, shift, &joined)
                || !TryCount(entry.TargetBits, shift - PageTableEntry.IndexBits, ref count))
                return false;
        }

        return true;
    }

    /// <summary>The counts of a walk so far.</summary>
    private struct PageCount
    {
        public ulong Tables;
        public ulong Promised;
        public ulong Backed;
        public ulong Written;
    }
}

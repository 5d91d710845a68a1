using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory.Frames;

namespace BareFlow.Memory.Paging;

/// <summary>Changes 4-level page tables by ranges of pages, with the fewest and largest entries.</summary>
/// <remarks>
/// <para>Law: <c>tables = 1 + tables that an entry leads to</c>, no table but the first is empty, and no table could be one
/// entry of the level above. <see cref="Promised"/> and <see cref="Backed"/> are the numbers of such pages in the entries, and
/// the sum of all entries matches the account.
/// <see cref="Check"/> walks and proves it.</para>
/// <para>A range is mapped in the largest pages that its alignment and the CPU allow. An entry that covers more than a
/// change is split first; 512 neighbours with one mapping are joined afterwards. The tables therefore depend only on
/// the mapping, not on the order of calls; owned frames are joined only up to 2 MiB.</para>
/// <para>The owner chooses where frames come from, and at which address the tables are mapped: the kernel maps all RAM onto
/// itself, a test uses a block of its own. Initialised in place. Not safe against interrupts.</para>
/// </remarks>
public unsafe partial struct PageMapper<TFrames> where TFrames : unmanaged, IFrameSource
{
    private const PageTableFlags TableFlags = PageTableFlags.Present | PageTableFlags.Writable;

    private TFrames* _frames;
    private ulong _window;
    private PageSize _largest;
    private ulong _written;

    /// <summary>The topmost table, for CR3.</summary>
    public PhysAddr Root { get; private set; }

    /// <summary>The number of frames that are tables.</summary>
    public ulong Tables { get; private set; }

    /// <summary>Pages that are committed and have no frame yet, without <see cref="PageTableFlags.Unpromised"/> ones: promised
    /// frames.</summary>
    public ulong Promised { get; private set; }

    /// <summary>Pages on owned frames.</summary>
    public ulong Backed { get; private set; }

    /// <summary>Makes an empty address space.</summary>
    /// <param name="frames">Where frames for tables and for pages on demand come from.</param>
    /// <param name="window">The virtual address that maps, or would map, physical address 0: frames are reached from
    /// there on.</param>
    /// <param name="largest">The largest page of the CPU.</param>
    /// <returns>False when there is no frame for the topmost table.</returns>
    public bool TryInitialize(TFrames* frames, ulong window, PageSize largest)
    {
        _frames = frames;
        _window = window;
        _largest = largest;
        _written = 0;
        Tables = 0;
        Promised = 0;
        Backed = 0;
        var top = default(PageTableEntry);
        bool isMade = TrySplit(&top, PageTableEntry.TopShift + PageTableEntry.IndexBits);
        Root = top.Target;
        _written = 0;
        return isMade;
    }

    /// <summary>Maps pages to consecutive frames.</summary>
    /// <param name="start">The first page.</param>
    /// <param name="target">The first frame. It stays with its owner.</param>
    /// <param name="bytes">A multiple of 4,096, not 0.</param>
    /// <param name="flags">The rights.</param>
    /// <param name="flush">The stale translations of everything that changed, also after a failure.</param>
    public MapStatus Map(VirtPage start, PhysFrame target, ulong bytes, PageTableFlags flags, out TlbFlush flush) =>
        Change(PageOperation.Map, start, bytes, flags, out flush, target.Address.Value - start.Address.Value);

    /// <summary>Makes pages come at their first touch, each on a zeroed frame, and gives present pages new
    /// rights.</summary>
    /// <inheritdoc cref="Protect" />
    public MapStatus Commit(VirtPage start, ulong bytes, PageTableFlags flags, out TlbFlush flush) =>
        Change(PageOperation.Commit, start, bytes, flags, out flush);

    /// <summary>Gives pages new rights. Without <see cref="PageTableFlags.Present"/> any access faults, and the contents
    /// stay.</summary>
    /// <param name="start">The first page.</param>
    /// <param name="bytes">A multiple of 4,096, not 0.</param>
    /// <param name="flags">The rights.</param>
    /// <param name="flush">The stale translations of everything that changed, also after a failure.</param>
    public MapStatus Protect(VirtPage start, ulong bytes, PageTableFlags flags, out TlbFlush flush) =>
        Change(PageOperation.Protect, start, bytes, flags, out flush);

    /// <summary>Releases the owned frames. The pages keep their rights and read as zero from now on.</summary>
    /// <inheritdoc cref="Unmap" />
    public MapStatus Discard(VirtPage start, ulong bytes, out TlbFlush flush) =>
        Change(PageOperation.Discard, start, bytes, PageTableFlags.None, out flush);

    /// <summary>Unmaps pages, and releases the owned frames. Pages that are not mapped are skipped.
    /// </summary>
    /// <param name="start">The first page.</param>
    /// <param name="bytes">A multiple of 4,096, not 0.</param>
    /// <param name="flush">The stale translations of everything that changed, also after a failure.</param>
    public MapStatus Unmap(VirtPage start, ulong bytes, out TlbFlush flush) =>
        Change(PageOperation.Unmap, start, bytes, PageTableFlags.None, out flush);

    /// <summary>The entry for an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="shift">Address bits that the entry covers: a <see cref="PageSize"/> for a page, up to 39
    /// for an empty entry.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly PageTableEntry Query(VirtAddr address, out int shift) =>
        PageTableWalk.Find(Root, _window, address, out shift);

    /// <summary>The cost of committing a range.</summary>
    /// <param name="start">The first page.</param>
    /// <param name="bytes">A multiple of 4,096.</param>
    /// <param name="newPages">Pages without a frame and without a promised one.</param>
    /// <returns>Whether it may need a table: if an entry is empty, or the range ends inside a larger page.</returns>
    public readonly bool TakesTable(VirtPage start, ulong bytes, out ulong newPages)
    {
        ulong without = 0;
        bool takesTable = false;
        ulong at = start.Address.Value;
        for (ulong rest = bytes; rest > 0;)
        {
            PageTableEntry entry = Query(new VirtAddr(at), out int shift);
            ulong size = 1UL << shift;
            ulong step = Math.Min(size - (at & (size - 1)), rest);
            without += entry.IsEmpty || entry.IsUnpromised ? step : 0;
            takesTable |= entry.IsEmpty || step != size;
            at += step;
            rest -= step;
        }

        newPages = without >> (int)PageSize.Small;
        return takesTable;
    }

    /// <summary>Whether that many more pages may be committed: whether the frames cover all promises, the tables
    /// that they may need, and the kept frames.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="kept">Frames that stay free.</param>
    public readonly bool CanPromise(ulong pages, ulong kept)
    {
        // Splitting a marker for 512 pages takes a table, and so on; the ends of a range take one at each level.
        const ulong endTables = 8;
        ulong promised = Promised + pages;
        ulong tables = (promised >> PageTableEntry.IndexBits) + (promised >> (2 * PageTableEntry.IndexBits)) + endTables;
        return promised + tables + kept <= _frames->FreeFrames;
    }

    /// <summary>Maps a frame to a page on demand: a large frame if the committed range has room for it
    /// and one is free. An unpromised page gets a small one, and only if frames are left beyond all promises.</summary>
    /// <param name="address">Any address of the page.</param>
    /// <param name="isZeroed">Whether the frame is cleared, so that its new user cannot see the old contents.
    /// </param>
    /// <param name="flush">The stale translation of the page.</param>
    /// <returns>False when no page is expected there, or no frame is left.</returns>
    public bool TryBack(VirtAddr address, bool isZeroed, out TlbFlush flush)
    {
        flush = default;
        if (!TryTake(address, out PageFrame frame))
            return false;

        if (isZeroed)
            Clear(in frame);

        return TryBack(address, in frame, out flush);
    }

    /// <summary>Takes the frame that <see cref="TryBack(VirtAddr, in PageFrame, out TlbFlush)"/> maps to a page, so that it can be
    /// cleared in between while other threads change pages.</summary>
    /// <param name="address">Any address of the page.</param>
    /// <param name="frame">The frame, with its old contents.</param>
    /// <returns>False when no page is expected there, or no frame is left.</returns>
    public bool TryTake(VirtAddr address, out PageFrame frame)
    {
        frame = default;
        PageTableEntry entry = Query(address, out int shift);
        if ((entry.Flags & PageTableFlags.OnDemand) == 0 || (!entry.IsPromise && !CanPromise(1, 0)))
            return false;

        frame.Shift = shift < (int)PageSize.Large || !entry.IsPromise ? (int)PageSize.Small : (int)PageSize.Large;
        if (TryTake(frame.Shift, out frame.Start))
            return true;

        frame.Shift = (int)PageSize.Small;
        return TryTake(frame.Shift, out frame.Start);
    }

    /// <summary>Fills a taken frame with zeros.</summary>
    public readonly void Clear(in PageFrame frame) => NativeMemory.Clear(TableAt(frame.Start), (nuint)frame.Bytes);

    /// <summary>Maps a frame to the page that it was taken for. If the page got another frame meanwhile, or is not expected any more, the
    /// frame is released.</summary>
    /// <param name="address">Any address of the page.</param>
    /// <param name="frame">The frame of <see cref="TryTake(VirtAddr, out PageFrame)"/>.</param>
    /// <param name="flush">The stale translation of the page.</param>
    /// <returns>Whether the page is present.</returns>
    public bool TryBack(VirtAddr address, in PageFrame frame, out TlbFlush flush)
    {
        flush = default;
        PageTableEntry entry = Query(address, out int shift);
        bool isWanted = (entry.Flags & PageTableFlags.OnDemand) != 0 && frame.Shift <= shift;
        var start = new VirtPage(new VirtAddr(address.Value & ~(frame.Bytes - 1)));
        PageTableFlags flags = (entry.Flags & ~PageTableFlags.OnDemand) | PageTableFlags.Present;
        if (isWanted && Change(PageOperation.Back, start, frame.Bytes, flags, out flush, frame.Start - start.Address.Value) == MapStatus.Done)
            return true;

        GiveBack(frame.Start, frame.Shift);
        return !isWanted && entry.IsPresent;
    }

    /// <summary>Changes the pages of a range: all calls above use it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="start">The first page.</param>
    /// <param name="bytes">A multiple of 4,096, not 0.</param>
    /// <param name="flags">The new rights, if the operation sets any.</param>
    /// <param name="flush">The stale translations of everything that changed, also after a failure.</param>
    /// <param name="distance">The difference between a physical address and its virtual address, if the operation names frames.
    /// </param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public MapStatus Change(
        PageOperation operation, VirtPage start, ulong bytes, PageTableFlags flags, out TlbFlush flush, ulong distance = 0)
    {
        const PageTableFlags rights = PageTableFlags.Writable | PageTableFlags.NoExecute;
        const PageTableFlags own = PageTableFlags.Owned | PageTableFlags.Named;
        Invariant.Holds(bytes != 0 && bytes % VirtPage.Size == 0, "a range is whole pages"u8);
        flush = default;
        if (!PageRange.TryCreate(start, bytes, out PageRange range) || !AreFrames(range, operation, distance))
            return MapStatus.OutOfRange;

        PageChange change;
        change.Operation = operation;
        change.Flags = flags & ~own;
        change.At = range.Start;
        change.End = range.End;
        change.Distance = distance;
        change.Status = (flags & rights) == PageTableFlags.Writable ? MapStatus.WritableAndExecutable : MapStatus.Done;
        if (change.Status == MapStatus.Done)
            ChangeTable(Root.Value, PageTableEntry.TopShift, ref change);

        Invariant.Expensive(Check(), "page tables hold their law"u8);
        flush = new TlbFlush(start.Address.Value, change.At - start.Address.Value);
        return change.Status;
    }

    /// <summary>Whether the frames of an operation have valid addresses.</summary>
    private static bool AreFrames(PageRange range, PageOperation operation, ulong distance) =>
        operation > PageOperation.Back || range.Start + distance + range.Bytes <= 1UL << PhysAddr.MaximumBits;

    /// <summary>Changes the part of a range that a table covers.</summary>
    private void ChangeTable(ulong table, int shift, ref PageChange change)
    {
        do
        {
            PageTableEntry* entry = TableAt(table) + PageTableWalk.IndexOf(change.At, shift);
            if (entry->IsTable(shift) || IsTooLarge(entry, shift, ref change))
            {
                ChangeTable(entry->TargetBits, shift - PageTableEntry.IndexBits, ref change);
                Join(entry, shift);
            }
        }
        while (change.Status == MapStatus.Done
            && change.At != change.End
            && PageTableWalk.IndexOf(change.At, shift) != 0);
    }

    /// <summary>Changes an entry that points to no table; or splits it, if the change is about a part of it.</summary>
    /// <returns>Whether the change continues in the table that the entry points to now.</returns>
    private bool IsTooLarge(PageTableEntry* entry, int shift, ref PageChange change)
    {
        ulong size = 1UL << shift;
        if (entry->IsEmpty && change.Operation > PageOperation.Commit)
        {
            if (change.Operation == PageOperation.Protect)
                change.Status = MapStatus.NotMapped;
            else
                change.Pass(size);
        }
        else if (!entry->IsEmpty && change.Operation == PageOperation.Map)
        {
            change.Status = MapStatus.AlreadyMapped;
        }
        else if (shift <= (int)_largest && change.Covers(size))
        {
            Rewrite(entry, shift, ref change);
            change.Pass(size);
        }
        else if (TrySplit(entry, shift))
        {
            return true;
        }
        else
        {
            change.Status = MapStatus.FrameExhausted;
        }

        return false;
    }

    private void Rewrite(PageTableEntry* entry, int shift, ref PageChange change)
    {
        PageTableEntry old = *entry;
        ulong target = old.TargetBits;
        PageTableFlags flags = change.Flags | (old.Flags & PageTableFlags.Owned);
        if (change.Operation >= PageOperation.Discard)
        {
            flags = old.Flags;
            if (old.OwnsFrame)
            {
                GiveBack(target, shift);
                target = 0;
            }
        }
        else if (change.Operation <= PageOperation.Back)
        {
            target = change.At + change.Distance;
        }
        else if (old.IsEmpty)
        {
            flags |= PageTableFlags.Owned;
        }
        else if (change.Operation != PageOperation.Commit)
        {
            flags = (flags & ~PageTableFlags.Unpromised) | (old.Flags & PageTableFlags.Unpromised);
        }

        Write(entry, change.Operation == PageOperation.Unmap ? default : PageTableEntry.Page(target, flags, shift));
        ulong pages = 1UL << (shift - (int)PageSize.Small);
        Promised += entry->IsPromise ? pages : 0;
        Promised -= old.IsPromise ? pages : 0;
        Backed += entry->OwnsFrame ? pages : 0;
        Backed -= old.OwnsFrame ? pages : 0;
    }

    /// <summary>Replaces an entry for a page or nothing by a table with the same mapping.</summary>
    private bool TrySplit(PageTableEntry* entry, int shift)
    {
        if (!TryTake((int)PageSize.Small, out ulong frame))
            return false;

        Tables++;
        shift -= PageTableEntry.IndexBits;
        PageTableEntry old = *entry;
        ulong bits = old.IsEmpty ? 0 : PageTableEntry.Page(old.TargetBits, old.Flags, shift).Bits;
        ulong step = old.StepOf(1UL << shift);
        PageTableEntry* below = TableAt(frame);
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            below[index] = new PageTableEntry(bits);
            _written ^= below[index].BitsAsWritten;
            bits += step;
        }

        Write(entry, new PageTableEntry(frame | (ulong)TableFlags));
        return true;
    }

    private void Write(PageTableEntry* entry, PageTableEntry value)
    {
        _written ^= entry->BitsAsWritten ^ value.BitsAsWritten;
        *entry = value;
    }

    /// <summary>Releases the table of an entry if the entry itself can have the same mapping.</summary>
    private void Join(PageTableEntry* entry, int shift)
    {
        PageTableEntry old = *entry;
        PageTableEntry joined;
        if (!CanJoin(old, shift, &joined))
            return;

        PageTableEntry* below = TableAt(old.TargetBits);
        for (int index = 0; index < PageTableEntry.Count; index++)
            _written ^= below[index].BitsAsWritten;

        Write(entry, joined);
        Tables--;
        GiveBack(old.TargetBits, (int)PageSize.Small);
    }

    /// <summary>Whether one entry of the level of <paramref name="shift"/> could replace a whole table below it.</summary>
    /// <param name="entry">The entry that points to the table.</param>
    /// <param name="shift">Its level.</param>
    /// <param name="joined">Receives the one entry, if it could.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool CanJoin(PageTableEntry entry, int shift, PageTableEntry* joined)
    {
        int shiftBelow = shift - PageTableEntry.IndexBits;
        PageTableEntry* below = TableAt(entry.TargetBits);
        PageTableEntry first = *below;
        ulong one = 0;
        if (!first.IsEmpty)
        {
            PageSize largest = first.OwnsFrame ? PageSize.Large : _largest;
            bool isAligned = (first.TargetBits & ((1UL << shift) - 1)) == 0;
            if (first.IsTable(shiftBelow) || shift > (int)largest || !isAligned)
                return false;

            one = PageTableEntry.Page(first.TargetBits, first.FlagsAsWritten, shift).Bits;
        }

        // From the end, because ranges are mostly filled from their start.
        ulong step = first.StepOf(1UL << shiftBelow);
        for (int index = PageTableEntry.Count - 1; index > 0; index--)
        {
            if (below[index].BitsAsWritten != first.BitsAsWritten + step * (ulong)index)
                return false;
        }

        *joined = new PageTableEntry(one);
        return true;
    }

    /// <summary>Takes a frame for a page or a table; <paramref name="shift"/> is its <see cref="PageSize"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool TryTake(int shift, out ulong address)
    {
        bool isTaken = _frames->TryAllocate(FrameSizeOf(shift), out PhysFrame frame);
        address = frame.Address.Value;
        return isTaken;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void GiveBack(ulong address, int shift) =>
        _frames->Free(new PhysFrame(new PhysAddr(address)), FrameSizeOf(shift));

    private static FrameSize FrameSizeOf(int shift) => shift == (int)PageSize.Small ? FrameSize.Small : FrameSize.Large;

    private readonly PageTableEntry* TableAt(ulong table) => (PageTableEntry*)(_window + table);
}

using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Frames;

namespace BareFlow.Memory.Paging;

/// <summary>Page tables, and the virtual addresses that can be reserved: the basis of <c>mmap</c> and similar calls.</summary>
/// <remarks>
/// <para>A page is in one of four states, and the calls change it: unknown; <em>reserved</em>, which costs
/// nothing and faults; <em>committed</em>, which costs nothing either and gets a zeroed frame at the first touch; and
/// present.</para>
/// <list type="table">
/// <item><term><c>mmap(PROT_NONE)</c></term><description><see cref="TryReserve"/></description></item>
/// <item><term><c>mprotect</c></term><description><see cref="Commit"/></description></item>
/// <item><term><c>madvise(MADV_DONTNEED)</c></term><description><see cref="Discard"/></description></item>
/// <item><term><c>mmap(MAP_FIXED, PROT_NONE)</c></term><description><see cref="Decommit"/></description></item>
/// <item><term><c>munmap</c></term><description><see cref="Release"/></description></item>
/// </list>
/// <para>Every call except the first takes any part of one reservation. Initialised in place. Not safe against
/// interrupts.</para>
/// </remarks>
public unsafe struct AddressSpace<TFrames> where TFrames : unmanaged, IFrameSource
{
    /// <summary>Size of the account of ranges: room for 65,280 of them. Not a multiple of 2 MiB, so that only pages of
    /// 4 KiB fill it.</summary>
    public const ulong RangesBytes = 0xFF000;

    /// <summary>The page tables, for addresses outside of reservations.</summary>
    public PageMapper<TFrames> Pages;

    /// <summary>The reserved ranges.</summary>
    public AddressRanges Ranges;

    /// <summary>Frames that stay free for the kernel; no commit takes them.</summary>
    public ulong KeptFrames;

    private ulong _rangesEnd;
    private ulong _rangesLimit;

    /// <summary>Makes addresses free to reserve from. The first of them, <see cref="RangesBytes"/>, hold the account of the ranges:
    /// one page of them is mapped at once, others when they are needed.</summary>
    /// <param name="start">The first address; the CPU must use these tables when ranges are reserved.</param>
    /// <param name="end">The first address past all.</param>
    /// <param name="flags">The rights of variables.</param>
    /// <returns>False when no frame is left.</returns>
    public bool TryInitialize(ulong start, ulong end, PageTableFlags flags)
    {
        var page = new VirtPage(new VirtAddr(start));
        _rangesEnd = start;
        _rangesLimit = start + RangesBytes;
        Ranges.Initialize(start + RangesBytes, end, (AddressRange*)start, 0);
        MapStatus status = Pages.Commit(page, RangesBytes, flags, out TlbFlush flush);
        flush.Ignore();
        return status == MapStatus.Done && HasRangeRoom();
    }

    /// <summary>Reserves addresses: any access faults, no frame is taken, and any size takes the same time.</summary>
    /// <param name="bytes">Rounded up to whole pages; not 0.</param>
    /// <param name="reservation">The reserved range.</param>
    /// <param name="lowest">The range is past this address; 0 for anywhere.</param>
    /// <returns>False when there is no room for it, or there are too many reservations.</returns>
    public bool TryReserve(ulong bytes, out Reservation reservation, ulong lowest = 0)
    {
        reservation = default;
        bytes = RequestSize.RoundUp(bytes, VirtPage.Size);
        if (bytes == 0 || !HasRangeRoom() || !Ranges.TryReserve(bytes, lowest, out ulong start))
            return false;

        reservation = new Reservation(new VirtPage(new VirtAddr(start)), bytes);
        return true;
    }

    /// <summary>Reserves the free addresses of a part: all of it is in one reservation afterwards.</summary>
    /// <param name="part">Any addresses that <see cref="TryReserve"/> can return.</param>
    /// <returns>False when there is no room, or there are too many reservations; then some of it may be reserved.</returns>
    public bool TryReserveFree(in Reservation part)
    {
        ulong at = part.Start.Address.Value;
        ulong end = at + part.Bytes;
        if (end < at)
            return false;

        while (at < end)
        {
            bool isFound = Ranges.TryFind(at, end, out AddressRange taken);
            ulong free = isFound ? taken.Start : end;
            if (at < free && !(HasRangeRoom() && Ranges.TryReserveAt(at, free - at)))
                return false;

            at = isFound ? taken.End : end;
        }

        return true;
    }

    /// <summary>Makes pages usable with new rights: present pages keep their contents, others get a frame at the first
    /// touch.</summary>
    /// <remarks>A promise: each page that was not committed before takes one frame from those that can still be promised, so a
    /// touch always finds a frame. A call that cannot promise all pages fails as a whole. With
    /// <see cref="PageTableFlags.Unpromised"/>, for ranges that are seldom used in full, such as stacks, nothing is promised: a touch
    /// that finds no frame beyond the promises to others stays a fault.</remarks>
    /// <inheritdoc cref="Discard" />
    public MapStatus Commit(in Reservation part, PageTableFlags flags, out TlbFlush flush)
    {
        flush = default;
        if (Ranges.IndexOf(part.Start.Address.Value, part.Bytes) < 0)
            return MapStatus.NotReserved;

        bool takesTable = Pages.TakesTable(part.Start, part.Bytes, out ulong newPages);
        bool isPromise = (flags & PageTableFlags.Unpromised) == 0 && newPages != 0;
        bool isGranted = isPromise ? Pages.CanPromise(newPages, KeptFrames) : !takesTable || Pages.CanPromise(0, 0);
        return isGranted ? Change(PageOperation.Commit, in part, flags, out flush) : MapStatus.FrameExhausted;
    }

    /// <summary>Makes any access to committed pages fault; their contents stay. Other pages are skipped.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Hide(in Reservation part, PageTableFlags flags, out TlbFlush flush)
    {
        flush = default;
        if (Ranges.IndexOf(part.Start.Address.Value, part.Bytes) < 0)
            return MapStatus.NotReserved;

        return !Pages.TakesTable(part.Start, part.Bytes, out _) || Pages.CanPromise(0, 0)
            ? Change(PageOperation.Hide, in part, flags & ~PageTableFlags.Present, out flush)
            : MapStatus.FrameExhausted;
    }

    /// <summary>Drops the contents of pages: they read as zero from now on, and take no frames until they are touched.</summary>
    /// <remarks>Dropped pages are promised again. A part of a large page also takes a table, and fails if no frame is
    /// left for the table beyond all promises.</remarks>
    /// <param name="part">Any part of a reservation.</param>
    /// <param name="flush">The stale translations.</param>
    public MapStatus Discard(in Reservation part, out TlbFlush flush)
    {
        flush = default;
        if (Ranges.IndexOf(part.Start.Address.Value, part.Bytes) < 0)
            return MapStatus.NotReserved;

        ulong start = part.Start.Address.Value;
        ulong end = start + part.Bytes;
        return (!CutsPage(start, start) && !CutsPage(end - 1, end)) || Pages.CanPromise(0, 0)
            ? Change(PageOperation.Discard, in part, PageTableFlags.None, out flush)
            : MapStatus.FrameExhausted;
    }

    /// <summary>Returns pages to the state before they were committed.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Decommit(in Reservation part, out TlbFlush flush) =>
        Change(PageOperation.Unmap, in part, PageTableFlags.None, out flush);

    /// <summary>Releases frames and addresses.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Release(in Reservation part, out TlbFlush flush)
    {
        _ = HasRangeRoom();
        MapStatus status = Decommit(in part, out flush);
        return status != MapStatus.Done || Ranges.TryRelease(part.Start.Address.Value, part.Bytes)
            ? status
            : MapStatus.TooManyRanges;
    }

    /// <summary>Maps frames at once to committed pages that have none. Large frames, if possible, may begin before the
    /// part and end behind it. Their contents are not cleared.</summary>
    /// <param name="part">A committed part of a reservation.</param>
    /// <param name="flush">The stale translations, also when frames ran out.</param>
    /// <returns>False when frames ran out, or a page is not committed.</returns>
    public bool TryFill(in Reservation part, out TlbFlush flush)
    {
        ulong first = part.Start.Address.Value;
        ulong end = first + part.Bytes;
        ulong at = first;
        bool isDone = true;
        while (isDone && at < end)
        {
            PageTableEntry entry = Pages.Query(new VirtAddr(at), out int shift);
            ulong start = at & ~((1UL << shift) - 1);
            ulong bytes = 1UL << shift;
            if (!entry.OwnsFrame)
            {
                isDone = Pages.TryBack(new VirtAddr(at), isZeroed: false, out TlbFlush page);
                start = page.Start;
                bytes = page.Bytes;
            }

            first = isDone ? Math.Min(first, start) : first;
            at = isDone ? start + bytes : at;
        }

        flush = new TlbFlush(first, Math.Max(at, end) - first);
        return isDone;
    }

    /// <summary>Whether a page with an owned frame has an edge inside of it.</summary>
    /// <param name="place">An address of the page.</param>
    /// <param name="edge">The edge.</param>
    private readonly bool CutsPage(ulong place, ulong edge)
    {
        PageTableEntry entry = Pages.Query(new VirtAddr(place), out int shift);
        return entry.OwnsFrame && (edge & ((1UL << shift) - 1)) != 0;
    }

    /// <summary>Whether there is room for another range, or a frame for more room.</summary>
    private bool HasRangeRoom()
    {
        if (!Ranges.IsFull)
            return true;

        if (_rangesEnd == _rangesLimit || !Pages.TryBack(new VirtAddr(_rangesEnd), isZeroed: false, out TlbFlush flush))
            return false;

        flush.Flush();
        _rangesEnd += VirtPage.Size;
        Ranges.Extend(Ranges.Capacity + (int)VirtPage.Size / sizeof(AddressRange));
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private MapStatus Change(PageOperation operation, in Reservation part, PageTableFlags flags, out TlbFlush flush)
    {
        flush = default;
        return Ranges.IndexOf(part.Start.Address.Value, part.Bytes) < 0
            ? MapStatus.NotReserved
            : Pages.Change(operation, part.Start, part.Bytes, flags, out flush);
    }
}

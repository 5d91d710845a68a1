using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Frames;

namespace BareFlow.Memory.Paging;

/// <summary>Page tables, and the virtual addresses that may be asked for: what <c>mmap</c> and its kin need.</summary>
/// <remarks>
/// <para>A page is in one of four states, and the calls move it: nothing is known of it; <em>reserved</em>, which costs
/// nothing and faults; <em>committed</em>, which costs nothing either and comes to be, of zeros, at the first touch; and
/// there.</para>
/// <list type="table">
/// <item><term><c>mmap(PROT_NONE)</c></term><description><see cref="TryReserve"/></description></item>
/// <item><term><c>mprotect</c></term><description><see cref="Commit"/></description></item>
/// <item><term><c>madvise(MADV_DONTNEED)</c></term><description><see cref="Discard"/></description></item>
/// <item><term><c>mmap(MAP_FIXED, PROT_NONE)</c></term><description><see cref="Decommit"/></description></item>
/// <item><term><c>munmap</c></term><description><see cref="Release"/></description></item>
/// </list>
/// <para>Every call but the first takes any part of one reservation. Initialised where it stays. Not safe against
/// interrupts.</para>
/// </remarks>
public unsafe struct AddressSpace<TFrames> where TFrames : unmanaged, IFrameSource
{
    /// <summary>Addresses that keep account of ranges: room for 65,280 of them. Not a multiple of 2 MiB, so that only pages of
    /// 4 KiB fill it.</summary>
    public const ulong RangesBytes = 0xFF000;

    /// <summary>The page tables, for what lies outside of reservations.</summary>
    public PageMapper<TFrames> Pages;

    /// <summary>What is reserved.</summary>
    public AddressRanges Ranges;

    /// <summary>Frames that stay free for the kernel whatever is committed.</summary>
    public ulong KeptFrames;

    private ulong _rangesEnd;
    private ulong _rangesLimit;

    /// <summary>Makes addresses free to reserve from. The first of them, <see cref="RangesBytes"/>, keep account of the ranges:
    /// a page of them is there at once, others come as they are needed.</summary>
    /// <param name="start">The first address, which the CPU sees by these tables when ranges are reserved.</param>
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
    /// <param name="reservation">What was reserved.</param>
    /// <param name="lowest">It lies past this address; 0 for anywhere.</param>
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

    /// <summary>Reserves what of a part is free, at these addresses: all of it is of one reservation afterwards.</summary>
    /// <param name="part">Any addresses that <see cref="TryReserve"/> gives out.</param>
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

    /// <summary>Lets pages be used with new rights: those that are there keep what they hold, others come to be at the first
    /// touch.</summary>
    /// <remarks>A promise: pages that were not committed before are as many frames fewer that others can be promised, so a
    /// touch never finds that there is none. What cannot be promised fails as a whole. With
    /// <see cref="PageTableFlags.Unpromised"/>, for what is seldom used in full, as stacks, nothing is promised: a touch that
    /// finds no frame beyond the promises to others stays a fault.</remarks>
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

    /// <summary>Lets any access to pages that are committed fault; what they hold stays. Others are passed over.</summary>
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

    /// <summary>Drops what pages hold: they read as zero from now on, and take no frames until they are touched.</summary>
    /// <remarks>What is dropped is promised again. A part of a large page takes a table besides, and is refused where no frame is
    /// left for that beyond all promises.</remarks>
    /// <param name="part">Any part of a reservation.</param>
    /// <param name="flush">What the CPU must forget.</param>
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

    /// <summary>Makes pages as they were before they were committed.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Decommit(in Reservation part, out TlbFlush flush) =>
        Change(PageOperation.Unmap, in part, PageTableFlags.None, out flush);

    /// <summary>Gives back frames and addresses.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Release(in Reservation part, out TlbFlush flush)
    {
        _ = HasRangeRoom();
        MapStatus status = Decommit(in part, out flush);
        return status != MapStatus.Done || Ranges.TryRelease(part.Start.Address.Value, part.Bytes)
            ? status
            : MapStatus.TooManyRanges;
    }

    /// <summary>Puts frames behind committed pages now that have none, large ones where it can, which may begin before the
    /// part and end behind it. What the frames held before is not cleared.</summary>
    /// <param name="part">A committed part of a reservation.</param>
    /// <param name="flush">What the CPU must forget, also when frames ran out.</param>
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

    /// <summary>Whether a page on frames of the mapping's own has an edge inside of it.</summary>
    /// <param name="place">An address of the page.</param>
    /// <param name="edge">The edge.</param>
    private readonly bool CutsPage(ulong place, ulong edge)
    {
        PageTableEntry entry = Pages.Query(new VirtAddr(place), out int shift);
        return entry.OwnsFrame && (edge & ((1UL << shift) - 1)) != 0;
    }

    /// <summary>Whether there is room for one more range, or a frame for more room.</summary>
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

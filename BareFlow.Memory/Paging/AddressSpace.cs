using System.Runtime.CompilerServices;
using BareFlow.Memory.Allocators;
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
    /// <summary>The page tables, for what lies outside of reservations.</summary>
    public PageMapper<TFrames> Pages;

    /// <summary>What is reserved.</summary>
    public AddressRanges Ranges;

    /// <summary>Reserves addresses: any access faults, no frame is taken, and any size takes the same time.</summary>
    /// <param name="bytes">Rounded up to whole pages; not 0.</param>
    /// <param name="reservation">What was reserved.</param>
    /// <returns>False when there is no room for it, or there are too many reservations.</returns>
    public bool TryReserve(ulong bytes, out Reservation reservation)
    {
        reservation = default;
        bytes = RequestSize.RoundUp(bytes, VirtPage.Size);
        if (bytes == 0 || !Ranges.TryReserve(bytes, out ulong start))
            return false;

        reservation = new Reservation(new VirtPage(new VirtAddr(start)), bytes);
        return true;
    }

    /// <summary>Lets pages be used with new rights: those that are there keep what they hold, others come to be at the first
    /// touch.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Commit(in Reservation part, PageTableFlags flags, out TlbFlush flush) =>
        Change(PageOperation.Commit, in part, flags, out flush);

    /// <summary>Drops what pages hold: they read as zero from now on, and take no frames until they are touched.</summary>
    /// <param name="part">Any part of a reservation.</param>
    /// <param name="flush">What the CPU must forget.</param>
    public MapStatus Discard(in Reservation part, out TlbFlush flush) =>
        Change(PageOperation.Discard, in part, PageTableFlags.None, out flush);

    /// <summary>Makes pages as they were before they were committed.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Decommit(in Reservation part, out TlbFlush flush) =>
        Change(PageOperation.Unmap, in part, PageTableFlags.None, out flush);

    /// <summary>Gives back frames and addresses.</summary>
    /// <inheritdoc cref="Discard" />
    public MapStatus Release(in Reservation part, out TlbFlush flush)
    {
        MapStatus status = Decommit(in part, out flush);
        return status != MapStatus.Done || Ranges.TryRelease(part.Start.Address.Value, part.Bytes)
            ? status
            : MapStatus.TooManyRanges;
    }

    /// <summary>Puts frames behind committed pages now, large ones where it can. What they held before is not cleared.</summary>
    /// <param name="part">A committed part of a reservation.</param>
    /// <param name="flush">What the CPU must forget, also when frames ran out.</param>
    /// <returns>False when frames ran out.</returns>
    public bool TryFill(in Reservation part, out TlbFlush flush)
    {
        ulong at = part.Start.Address.Value;
        ulong end = at + part.Bytes;
        bool isDone = true;
        flush = default;
        for (; isDone && at < end; at += flush.Bytes)
            isDone = Pages.TryBack(new VirtAddr(at), isZeroed: false, out flush);

        flush = new TlbFlush(part.Start.Address.Value, part.Bytes);
        return isDone;
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

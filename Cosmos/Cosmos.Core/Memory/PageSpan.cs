using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core.Memory;

/// <summary>Whole pages of a caller of the C surface: they begin on a boundary, do not wrap, and are in the lower half of the
/// addresses. Whether anything is mapped there is not known.</summary>
internal readonly struct PageSpan
{
    /// <summary>The end of the lower half: TASK_SIZE of Linux without its last page, which is not handed out here
    /// either.</summary>
    public const ulong Top = 1UL << (VirtAddr.TranslatedBits - 1);

    /// <summary>The first byte.</summary>
    public readonly ulong Start;

    /// <summary>The first byte past them.</summary>
    public readonly ulong End;

    private PageSpan(ulong start, ulong end)
    {
        Start = start;
        End = end;
    }

    /// <summary>Bytes, a multiple of 4,096.</summary>
    public ulong Bytes => End - Start;

    /// <summary>Takes an unchecked address and length of a caller. Zero bytes are zero pages.</summary>
    /// <param name="address">Must be a boundary.</param>
    /// <param name="length">Rounded up to whole pages.</param>
    /// <param name="outside">The error for a range that wraps or leaves the lower half, negative.</param>
    /// <param name="range">The pages.</param>
    /// <returns>0, -EINVAL off a boundary, or <paramref name="outside"/>.</returns>
    public static int Check(ulong address, ulong length, int outside, out PageSpan range)
    {
        range = default;
        if (address % VirtPage.Size != 0)
            return -Errno.EINVAL;

        if (length > Top || address > Top - RequestSize.RoundUp(length, VirtPage.Size))
            return outside;

        range = new PageSpan(address, address + RequestSize.RoundUp(length, VirtPage.Size));
        return 0;
    }

    /// <summary>Takes the pages that some bytes touch, as <c>mlock</c> does: a length so close to all addresses that its pages are counted
    /// as none is none.</summary>
    /// <returns>0, -EINVAL for a range that wraps, or -ENOMEM for one that leaves the lower half.</returns>
    public static int CheckTouched(ulong address, ulong length, out PageSpan range)
    {
        ulong inPage = address % VirtPage.Size;
        ulong start = address - inPage;
        range = new PageSpan(start, start + (length + inPage + VirtPage.Size - 1) / VirtPage.Size * VirtPage.Size);
        return range.End < start ? -Errno.EINVAL : range.Bytes != 0 && range.End > Top ? -Errno.ENOMEM : 0;
    }

    /// <summary>A part of these pages.</summary>
    public static PageSpan Between(ulong start, ulong end) => new(start, end);

    /// <summary>The pages for the address space.</summary>
    public Reservation ToReservation() => new(new VirtPage(new VirtAddr(Start)), Bytes);
}

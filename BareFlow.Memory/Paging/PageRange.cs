namespace BareFlow.Memory.Paging;

/// <summary>Consecutive whole pages in one half of the addresses: code that has one need not check where it ends.</summary>
public readonly struct PageRange
{
    private const ulong HalfEnd = 1UL << (VirtAddr.TranslatedBits - 1);

    /// <summary>The first address.</summary>
    public readonly ulong Start;

    /// <summary>Bytes, a multiple of 4,096, not 0.</summary>
    public readonly ulong Bytes;

    private PageRange(ulong start, ulong bytes)
    {
        Start = start;
        Bytes = bytes;
    }

    /// <summary>The first address past the range; 0 if it ends with the addresses.</summary>
    public ulong End => Start + Bytes;

    /// <summary>Makes a range of unchecked numbers.</summary>
    /// <returns>False when the range is empty, is not whole pages, or leaves the half that it begins in.</returns>
    public static bool TryCreate(VirtPage start, ulong bytes, out PageRange range)
    {
        ulong first = start.Address.Value;
        ulong room = first < HalfEnd ? HalfEnd - first : 0 - first;
        bool isRange = bytes != 0 && bytes % VirtPage.Size == 0 && bytes <= room;
        range = isRange ? new PageRange(first, bytes) : default;
        return isRange;
    }
}

using BareFlow.Memory;

namespace Cosmos.Core;

/// <summary>The RAM that the firmware reports as usable, in the order reported.</summary>
/// <remarks>Law: every region lies within 64 bits and has at least one byte.</remarks>
internal unsafe struct MemoryMap
{
    private const int MaximumRegions = 64;

    private fixed ulong _starts[MaximumRegions];
    private fixed ulong _ends[MaximumRegions];
    private int _count;

    /// <summary>Takes note of usable RAM. Empty regions and those that wrap around are passed over, and so is what comes
    /// after the first 64: a heap below 256 MiB needs none of them.</summary>
    public void Add(ulong start, ulong size)
    {
        ulong end = start + size;
        if (end <= start || _count == MaximumRegions)
            return;

        _starts[_count] = start;
        _ends[_count] = end;
        _count++;
    }

    /// <summary>The first place in [<paramref name="floor"/>, <paramref name="ceiling"/>) with <paramref name="size"/>
    /// usable bytes; false when there is none.</summary>
    /// <param name="floor">Lowest address to give out, 16-byte aligned.</param>
    /// <param name="ceiling">First address not to give out.</param>
    /// <param name="size">Bytes wanted.</param>
    /// <param name="start">Where they are.</param>
    /// <param name="largest">The largest piece seen, in bytes.</param>
    public readonly bool TryFind(ulong floor, ulong ceiling, ulong size, out ulong start, out ulong largest)
    {
        start = 0;
        largest = 0;
        for (int region = 0; region < _count; region++)
        {
            ulong end = _ends[region] < ceiling ? _ends[region] : ceiling;
            start = AlignUp(_starts[region] > floor ? _starts[region] : floor);
            ulong room = end > start ? end - start : 0;
            largest = room > largest ? room : largest;
            if (room >= size)
                return true;
        }

        return false;
    }

    private static ulong AlignUp(ulong address)
    {
        const ulong alignment = 4096;
        ulong up = (address + (alignment - 1)) & ~(alignment - 1);
        return up < address ? ulong.MaxValue : up;
    }
}

using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The RAM that the kernel may use before it has page tables of its own: what the firmware reports as usable,
/// above the image and inside the first page tables' map.</summary>
internal unsafe struct MemoryMap
{
    private const int MaximumRegions = 64;
    private const ulong Alignment = 4096;

    private fixed ulong _starts[MaximumRegions];
    private fixed ulong _sizes[MaximumRegions];
    private int _count;

    /// <summary>The first address that may be used: the end of the image.</summary>
    public ulong Floor;

    /// <summary>Takes note of usable RAM. What lies outside the limits, is empty or wraps around is passed over, and so is
    /// what comes after the first 64 regions.</summary>
    public void Add(ulong start, ulong size)
    {
        ulong end = start + size;
        bool wraps = end < start;
        start = start > Floor ? (start + (Alignment - 1)) & ~(Alignment - 1) : Floor;
        end = end < FirstTables.MappedBytes ? end : FirstTables.MappedBytes;
        if (wraps || end <= start || _count == MaximumRegions)
            return;

        _starts[_count] = start;
        _sizes[_count] = end - start;
        _count++;
    }

    /// <summary>The first region with <paramref name="size"/> bytes; false when there is none.</summary>
    /// <param name="size">Bytes wanted.</param>
    /// <param name="start">Where they are, on a page boundary.</param>
    /// <param name="largest">The largest region seen, in bytes.</param>
    public readonly bool TryFind(ulong size, out ulong start, out ulong largest)
    {
        start = 0;
        largest = 0;
        for (int region = 0; region < _count && largest < size; region++)
        {
            start = _starts[region];
            largest = _sizes[region] > largest ? _sizes[region] : largest;
        }

        return largest >= size;
    }
}

using System;

namespace BareFlow.Memory.Paging;

/// <summary>The reserved virtual addresses: ranges of whole pages, in order, with at least a page between two that were
/// reserved one by one at addresses of their own.</summary>
/// <remarks>Law: <c>bounds start &lt; starts[i] &lt; ends[i] &lt;= starts[i + 1] &lt; bounds end</c>. A range costs 16 bytes
/// here for any size, in memory of the owner, which adds more when it is needed. A binary search finds a range; a
/// reservation looks at each. Not safe against interrupts.</remarks>
public unsafe struct AddressRanges
{
    private AddressRange* _ranges;
    private int _capacity;
    private int _count;
    private ulong _start;
    private ulong _end;

    /// <summary>Ranges that are reserved.</summary>
    public readonly int Count => _count;

    /// <summary>Whether there is no room for another range.</summary>
    public readonly bool IsFull => _count == _capacity;

    /// <summary>The number of ranges that fit.</summary>
    public readonly int Capacity => _capacity;

    /// <summary>Makes [<paramref name="start"/>, <paramref name="end"/>) free to reserve from.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="end">The first address past all.</param>
    /// <param name="memory">The memory for the ranges, which keep it.</param>
    /// <param name="capacity">The number of ranges that fit.</param>
    public void Initialize(ulong start, ulong end, AddressRange* memory, int capacity)
    {
        _start = start;
        _end = end;
        _ranges = memory;
        _capacity = capacity;
        _count = 0;
    }

    /// <summary>Records that the memory has room for more ranges now.</summary>
    public void Extend(int capacity) => _capacity = capacity;

    /// <summary>Reserves the lowest free range from an address on.</summary>
    /// <param name="bytes">Its size, a multiple of 4,096, not 0. From 2 MiB on it starts on a multiple of 2 MiB, so that
    /// large pages can fill it.</param>
    /// <param name="lowest">It starts past this address; 0 for any.</param>
    /// <param name="start">Where it starts.</param>
    /// <returns>False when there is no room, or there are too many ranges.</returns>
    public bool TryReserve(ulong bytes, ulong lowest, out ulong start)
    {
        RequirePages(bytes);
        ulong alignment = bytes >= PageTableEntry.LargePageSize ? PageTableEntry.LargePageSize : VirtPage.Size;
        ulong before = Math.Max(_start, lowest);
        int index = FirstPast(before);
        if (index > 0)
            before = Math.Max(before, _ranges[index - 1].End);

        while (true)
        {
            start = RequestSize.RoundUp(before + VirtPage.Size, alignment);
            ulong end = index < _count ? _ranges[index].Start : _end;
            if (start > before && end > start && end - start > bytes)
                return TryInsert(index, start, start + bytes);

            if (index == _count)
                return false;

            before = _ranges[index++].End;
        }
    }

    /// <summary>Reserves exactly [<paramref name="start"/>, <paramref name="start"/> + <paramref name="bytes"/>), free whole pages,
    /// and joins them with adjacent ranges.</summary>
    /// <returns>False when a part is reserved or out of bounds, or there are too many ranges.</returns>
    public bool TryReserveAt(ulong start, ulong bytes)
    {
        ulong end = start + bytes;
        if (start <= _start || end >= _end || end <= start || TryFind(start, end, out _))
            return false;

        int index = FirstPast(start);
        bool touchesBefore = index > 0 && _ranges[index - 1].End == start;
        bool touchesNext = index < _count && _ranges[index].Start == end;
        if (touchesBefore && touchesNext)
        {
            _ranges[index - 1].End = _ranges[index].End;
            Remove(index);
            return true;
        }

        if (touchesBefore)
            _ranges[index - 1].End = end;
        else if (touchesNext)
            _ranges[index].Start = start;
        else
            return TryInsert(index, start, end);

        return true;
    }

    /// <summary>Frees a part of one range, or all of it.</summary>
    /// <returns>False when it is not a part of one, or there are too many ranges to cut one in two.</returns>
    public bool TryRelease(ulong start, ulong bytes)
    {
        RequirePages(start | bytes);
        int index = IndexOf(start, bytes);
        if (index < 0 || bytes == 0)
            return false;

        AddressRange range = _ranges[index];
        ulong end = start + bytes;
        if (start == range.Start && end == range.End)
            Remove(index);
        else if (start == range.Start)
            _ranges[index].Start = end;
        else if (end < range.End && !TryInsert(index + 1, end, range.End))
            return false;
        else
            _ranges[index].End = start;

        return true;
    }

    /// <summary>The index of the range that contains [<paramref name="start"/>, <paramref name="start"/> + <paramref name="bytes"/>); -1
    /// when none does.</summary>
    public readonly int IndexOf(ulong start, ulong bytes)
    {
        int index = FirstPast(start) - 1;
        return index >= 0 && start < _ranges[index].End && bytes <= _ranges[index].End - start ? index : -1;
    }

    /// <summary>The part of [<paramref name="start"/>, <paramref name="end"/>) that is in the first range that overlaps it.
    /// </summary>
    /// <returns>False when no range overlaps it.</returns>
    public readonly bool TryFind(ulong start, ulong end, out AddressRange part)
    {
        int index = FirstPast(start);
        if (index > 0 && _ranges[index - 1].End > start)
            index--;

        part = default;
        if (index == _count || _ranges[index].Start >= end || start >= end)
            return false;

        part.Start = Math.Max(start, _ranges[index].Start);
        part.End = Math.Min(end, _ranges[index].End);
        return true;
    }

    /// <summary>Whether the law holds.</summary>
    public readonly bool Check()
    {
        ulong last = _start + 1;
        for (int index = 0; index < _count; index++)
        {
            if (_ranges[index].Start < last || _ranges[index].End <= _ranges[index].Start)
                return false;

            last = _ranges[index].End;
        }

        return last < _end;
    }

    private static void RequirePages(ulong value) =>
        Invariant.Holds(value != 0 && value % VirtPage.Size == 0, "a range of addresses is whole pages"u8);

    /// <summary>The first range that starts past an address.</summary>
    private readonly int FirstPast(ulong address)
    {
        int low = 0;
        int high = _count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].Start > address)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private bool TryInsert(int index, ulong start, ulong end)
    {
        if (IsFull)
            return false;

        Move(index, index + 1);
        _count++;
        _ranges[index].Start = start;
        _ranges[index].End = end;
        return true;
    }

    private void Remove(int index)
    {
        Move(index + 1, index);
        _count--;
    }

    /// <summary>Moves all ranges from a place on to another.</summary>
    private readonly void Move(int from, int to) =>
        new Span<AddressRange>(_ranges + from, _count - from).CopyTo(new Span<AddressRange>(_ranges + to, _count - from));
}

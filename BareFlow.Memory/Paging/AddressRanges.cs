using BareFlow.Memory.Allocators;

namespace BareFlow.Memory.Paging;

/// <summary>Which virtual addresses are somebody's: ranges of whole pages, in order, with at least a page between two that were
/// reserved one by one.</summary>
/// <remarks>Law: <c>bounds start &lt; starts[i] &lt; ends[i] &lt;= starts[i + 1] &lt; bounds end</c>. A range costs 16 bytes
/// here whatever its size. Not safe against interrupts.</remarks>
public unsafe struct AddressRanges
{
    /// <summary>Most ranges at a time.</summary>
    public const int Capacity = 256;

    private fixed ulong _starts[Capacity];
    private fixed ulong _ends[Capacity];
    private int _count;
    private ulong _start;
    private ulong _end;

    /// <summary>Ranges that are reserved.</summary>
    public readonly int Count => _count;

    /// <summary>Makes [<paramref name="start"/>, <paramref name="end"/>) free to reserve from.</summary>
    public void Initialize(ulong start, ulong end)
    {
        _start = start;
        _end = end;
        _count = 0;
    }

    /// <summary>Reserves the lowest free range.</summary>
    /// <param name="bytes">Its size, a multiple of 4,096, not 0. From 2 MiB on it starts on a multiple of 2 MiB, so that
    /// large pages can fill it.</param>
    /// <param name="start">Where it starts.</param>
    /// <returns>False when there is no room, or there are too many ranges.</returns>
    public bool TryReserve(ulong bytes, out ulong start)
    {
        ulong alignment = bytes >= PageTableEntry.LargePageSize ? PageTableEntry.LargePageSize : VirtPage.Size;
        ulong before = _start;
        int index = 0;
        while (true)
        {
            start = RequestSize.RoundUp(before + VirtPage.Size, alignment);
            ulong end = index < _count ? _starts[index] : _end;
            if (end > start && end - start > bytes)
                return TryInsert(index, start, start + bytes);

            if (index == _count)
                return false;

            before = _ends[index++];
        }
    }

    /// <summary>Frees a part of one range, or all of it.</summary>
    /// <returns>False when it is not a part of one, or there are too many ranges to cut one in two.</returns>
    public bool TryRelease(ulong start, ulong bytes)
    {
        int index = IndexOf(start, bytes);
        if (index < 0)
            return false;

        ulong end = _ends[index];
        if (start + bytes < end && !TryInsert(index + 1, start + bytes, end))
            return false;

        _ends[index] = start;
        if (_starts[index] == start)
            Remove(index);

        return true;
    }

    /// <summary>Which range holds all of [<paramref name="start"/>, <paramref name="start"/> + <paramref name="bytes"/>); -1
    /// when none does.</summary>
    public readonly int IndexOf(ulong start, ulong bytes)
    {
        int index = _count - 1;
        while (index >= 0 && _starts[index] > start)
            index--;

        return index >= 0 && start < _ends[index] && bytes <= _ends[index] - start ? index : -1;
    }

    /// <summary>Whether the law holds.</summary>
    public readonly bool Check()
    {
        ulong last = _start + 1;
        for (int index = 0; index < _count; index++)
        {
            if (_starts[index] < last || _ends[index] <= _starts[index])
                return false;

            last = _ends[index];
        }

        return last < _end;
    }

    private bool TryInsert(int index, ulong start, ulong end)
    {
        if (_count == Capacity)
            return false;

        for (int moved = _count++; moved > index; moved--)
        {
            _starts[moved] = _starts[moved - 1];
            _ends[moved] = _ends[moved - 1];
        }

        _starts[index] = start;
        _ends[index] = end;
        return true;
    }

    private void Remove(int index)
    {
        for (_count--; index < _count; index++)
        {
            _starts[index] = _starts[index + 1];
            _ends[index] = _ends[index + 1];
        }
    }
}

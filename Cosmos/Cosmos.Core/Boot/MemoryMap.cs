using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>What all physical addresses are: runs of one kind each, sorted, disjoint and without a gap.</summary>
/// <remarks>
/// Law: an address is of the least usable kind that was reported for it, in whatever order the reports came. Ranges are
/// widened to whole frames, usable ones narrowed. When there are more runs than the map can hold, what is usable is given
/// up and what is not grows up to the next run: RAM may be lost then, but nothing becomes usable that is not.
/// A zeroed map is one hole.
/// </remarks>
internal unsafe struct MemoryMap
{
    /// <summary>Most runs that a map holds.</summary>
    public const int MaximumRuns = 512;

    private const ulong KindMask = PhysFrame.Bytes - 1;
    private const ulong Top = 1UL << PhysAddr.MaximumBits;
    private const ulong LowestPlace = 1 << 20;

    // The address of the first byte of a run, and in its low 12 bits the kind.
    private fixed ulong _runs[MaximumRuns];
    private int _last;

    /// <summary>Runs, numbered from 0 by address.</summary>
    public readonly int Count => _last + 1;

    /// <summary>Bytes of usable RAM.</summary>
    public readonly ulong UsableBytes
    {
        get
        {
            ulong bytes = 0;
            for (int run = 0; run < Count; run++)
                bytes += Kind(run) == MemoryKind.Usable ? Start(run + 1) - Start(run) : 0;

            return bytes;
        }
    }

    /// <summary>The first byte past all usable RAM; 0 when there is none.</summary>
    public readonly ulong UsableEnd
    {
        get
        {
            int run = _last;
            while (run > 0 && Kind(run) != MemoryKind.Usable)
                run--;

            return Kind(run) == MemoryKind.Usable ? Start(run + 1) : 0;
        }
    }

    /// <summary>Whether a kind is RAM that may be mapped and read.</summary>
    public static bool IsRam(MemoryKind kind) => kind is > MemoryKind.Hole and < MemoryKind.Reserved;

    /// <summary>The first address of a run, a multiple of 4 KiB. A run ends where the next one starts; past the last run
    /// this is the end of all addresses.</summary>
    public readonly ulong Start(int run) => run <= _last ? _runs[run] & ~KindMask : Top;

    /// <summary>What a run is. Neighbours differ.</summary>
    public readonly MemoryKind Kind(int run) => (MemoryKind)(_runs[run] & KindMask);

    /// <summary>Takes note of a report. What wraps around is not usable, or else reaches to the end of all addresses.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; none say nothing.</param>
    /// <param name="kind">What they are said to be.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(ulong start, ulong size, MemoryKind kind)
    {
        bool isUsable = kind == MemoryKind.Usable;
        ulong room = start < Top ? Top - start : 0;
        if (size == 0 || (isUsable && start + size < start))
            return;

        ulong end = start + (size < room ? size : room);
        ulong inward = isUsable ? KindMask : 0;
        start = (start + inward) & ~KindMask;
        end = (end + (KindMask - inward)) & ~KindMask;
        if (start < end)
            Mark(start, end, kind);
    }

    /// <summary>The first <paramref name="size"/> bytes of usable RAM between 1 MiB and the end of what the first page
    /// tables map; false when there are none.</summary>
    /// <param name="size">Bytes wanted.</param>
    /// <param name="start">Where they are, on a page boundary.</param>
    /// <param name="largest">Bytes of the largest piece seen.</param>
    public readonly bool TryFind(ulong size, out ulong start, out ulong largest)
    {
        start = 0;
        largest = 0;
        for (int run = 0; run < Count && largest < size; run++)
        {
            ulong low = Start(run) > LowestPlace ? Start(run) : LowestPlace;
            ulong high = Start(run + 1) < FirstTables.MappedBytes ? Start(run + 1) : FirstTables.MappedBytes;
            if (Kind(run) != MemoryKind.Usable || high <= low)
                continue;

            start = low;
            largest = high - low > largest ? high - low : largest;
        }

        return largest >= size;
    }

    /// <summary>Makes what is more usable in [<paramref name="start"/>, <paramref name="end"/>) of another kind.</summary>
    private void Mark(ulong start, ulong end, MemoryKind kind)
    {
        bool isUsable = kind == MemoryKind.Usable;
        int run = Split(start, !isUsable);
        int past = Split(end, isUsable);
        for (; run < past; run++)
        {
            if (Kind(run) < kind)
                _runs[run] = Start(run) | (ulong)kind;
        }

        Merge();
    }

    /// <summary>The run that starts at <paramref name="address"/>, made if need be. When there is no room for it: the run
    /// around the address if <paramref name="isDown"/>, else the next.</summary>
    private int Split(ulong address, bool isDown)
    {
        int run = 0;
        while (Start(run) < address)
            run++;

        if (Start(run) == address)
            return run;

        if (_last == MaximumRuns - 1)
            return isDown ? run - 1 : run;

        _last++;
        for (int moved = _last; moved > run; moved--)
            _runs[moved] = _runs[moved - 1];

        _runs[run] = address | (ulong)Kind(run - 1);
        return run;
    }

    /// <summary>Makes neighbours of the same kind one run.</summary>
    private void Merge()
    {
        int kept = 0;
        for (int run = 1; run < Count; run++)
        {
            if (Kind(run) != Kind(kept))
                _runs[++kept] = _runs[run];
        }

        _last = kept;
    }
}

using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core.Loader;

/// <summary>The kinds of all physical addresses: runs of one kind each, sorted, disjoint and without a gap.</summary>
/// <remarks>
/// Law: an address has the highest kind that was reported for it, in any order of the reports; usable is the
/// lowest. Ranges are widened to whole frames, usable ones narrowed. When there are more runs than the map can hold, an unusable run
/// grows over usable RAM up to the next run. RAM may be lost then, but nothing becomes usable that is
/// not. Call <see cref="Clear"/> first.
/// </remarks>
internal unsafe struct MemoryMap
{
    /// <summary>Most runs that a map holds.</summary>
    public const int MaximumRuns = 512;

    private const ulong KindMask = PhysFrame.Bytes - 1;
    private const ulong Top = 1UL << PhysAddr.MaximumBits;
    private const ulong LowestPlace = 1 << 20;

    private const uint RamKinds = (1 << (int)MemoryKind.Usable)
        | (1 << (int)MemoryKind.AcpiTables)
        | (1 << (int)MemoryKind.AcpiStorage)
        | (1 << (int)MemoryKind.Boot)
        | (1 << (int)MemoryKind.Kernel);

    private long _count;
    private ulong _usableEnd;

    // The address of the first byte of a run, and in its low 12 bits the kind. Behind the last run, the end of all
    // addresses with a kind that no run has.
    private fixed ulong _runs[MaximumRuns + 1];

    /// <summary>Runs, numbered from 0 by address.</summary>
    public readonly int Count => (int)_count;

    /// <summary>The first byte past all whole frames that were reported as usable.</summary>
    public readonly ulong UsableEnd => _usableEnd;

    /// <summary>Whether a kind is RAM that may be mapped and read.</summary>
    public static bool IsRam(MemoryKind kind) => (RamKinds >> (int)kind & 1) != 0;

    /// <summary>Begins with one hole.</summary>
    public void Clear()
    {
        _runs[0] = 0;
        _runs[1] = Top | KindMask;
        _count = 1;
        _usableEnd = 0;
    }

    /// <summary>The first address of a run, a multiple of 4 KiB. A run ends where the next one starts; past the last run
    /// this is the end of all addresses.</summary>
    public readonly ulong Start(int run) => _runs[run] & ~KindMask;

    /// <summary>The kind of a run. Neighbours differ.</summary>
    public readonly MemoryKind Kind(int run) => (MemoryKind)(_runs[run] & KindMask);

    /// <summary>Records a report. A usable range that reaches past the end of all addresses is ignored; another one
    /// ends there.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; 0 records nothing.</param>
    /// <param name="kind">The reported kind.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(ulong start, ulong size, MemoryKind kind)
    {
        ulong end = start + size;
        if (end < start || end > Top)
            end = kind == MemoryKind.Usable ? 0 : Top;

        if (start >= end)
            return;

        if (kind == MemoryKind.Usable)
        {
            start += KindMask;
            end -= KindMask;
        }

        start &= ~KindMask;
        end = (end + KindMask) & ~KindMask;
        if (start >= end)
            return;

        if (kind == MemoryKind.Usable)
            _usableEnd = Math.Max(_usableEnd, end);

        Mark(start, end, kind);
    }

    /// <summary>The first <paramref name="size"/> bytes of usable RAM between 1 MiB and the end of the addresses that the first page
    /// tables map; false when there are none.</summary>
    /// <param name="size">Bytes wanted.</param>
    /// <param name="start">Where they are, on a page boundary.</param>
    /// <param name="largest">Bytes of the largest piece seen.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly bool TryFind(ulong size, out ulong start, out ulong largest)
    {
        start = 0;
        largest = 0;
        for (int run = 0; run < Count && largest < size; run++)
        {
            ulong low = Math.Max(Start(run), LowestPlace);
            ulong high = Math.Min(Start(run + 1), FirstTables.MappedBytes);
            if (Kind(run) == MemoryKind.Usable && low < high)
            {
                start = low;
                largest = Math.Max(largest, high - low);
            }
        }

        return largest >= size;
    }

    /// <summary>Changes lower kinds in [<paramref name="start"/>, <paramref name="end"/>) to this one, and joins
    /// neighbours of the same kind to one run.</summary>
    private void Mark(ulong start, ulong end, MemoryKind kind)
    {
        bool isUsable = kind == MemoryKind.Usable;
        long run = Split(start, !isUsable);
        long past = Split(end, isUsable);
        for (; run < past; run++)
            _runs[run] = (_runs[run] & ~KindMask) | Math.Max(_runs[run] & KindMask, (ulong)kind);

        long kept = 0;
        for (run = 1; run <= _count; run++)
        {
            if (((_runs[run] ^ _runs[kept]) & KindMask) != 0)
                _runs[++kept] = _runs[run];
        }

        _count = kept;
    }

    /// <summary>The run that starts at <paramref name="address"/>, made if necessary. If there is no room for it: the run
    /// around the address if <paramref name="isDown"/>, else the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Split(ulong address, bool isDown)
    {
        long run = 0;
        while (_runs[run] < address)
            run++;

        if (_runs[run] - address <= KindMask)
            return run;

        if (_count == MaximumRuns)
            return isDown ? run - 1 : run;

        _count++;
        for (long moved = _count; moved > run; moved--)
            _runs[moved] = _runs[moved - 1];

        _runs[run] = address | (_runs[run - 1] & KindMask);
        return run;
    }
}

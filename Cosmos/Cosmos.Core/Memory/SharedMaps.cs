using System;
using System.Threading;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>The maps of the program that show the contents of files: what is written through one is seen by every other and by
/// <c>read</c>.</summary>
/// <remarks>Law: the entries of a map's range are empty or lead to the frames of its pages, which stay their owner's. A page gets its entry
/// at the first touch. <see cref="KernelMemory.Enter"/> protects the list.</remarks>
internal static unsafe class SharedMaps
{
    /// <summary>Called outside of the lock, for each map that is gone.</summary>
    [SetAtBoot]
    internal static delegate*<SharedPages*, void> Released;

    [LockedBy(typeof(KernelMemory), "_lock")]
    private static SharedMap* _first;

    /// <summary>Whether there are any. A look without the lock.</summary>
    public static bool AreAny => _first != null;

    /// <summary>Shows pages at a range.</summary>
    /// <param name="range">Where it is to be; and then where it is.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="map">What is shown, without addresses.</param>
    /// <param name="isPlaced">Whether the range says where.</param>
    /// <param name="replaces">Whether maps that are there are removed.</param>
    /// <returns>0; or -ENOMEM, -EEXIST.</returns>
    public static int Map(ref PageSpan range, ulong length, in SharedMap map, bool isPlaced, bool replaces)
    {
        var made = (SharedMap*)Heap.Allocate((ulong)sizeof(SharedMap));
        if (made == null)
            return -Errno.ENOMEM;

        *made = map;
        ulong address = range.Start;
        int error = isPlaced ? MemoryMaps.MapAt(range, MemoryMaps.NoAccess, replaces) : MemoryMaps.Map(length, MemoryMaps.NoAccess, out address);
        if (error != 0)
        {
            Heap.Free(made);
            return error;
        }

        range = PageSpan.Between(address, address + RequestSize.RoundUp(length, VirtPage.Size));
        made->Start = range.Start;
        made->End = range.End;
        KernelMemory.Enter();
        made->Next = _first;
        _first = made;
        KernelMemory.Exit();
        return 0;
    }

    /// <summary>The first map from an address on, in any order of the list. Inside the lock.</summary>
    /// <returns>Null when none is in the range.</returns>
    public static SharedMap* Find(ulong start, ulong end)
    {
        SharedMap* found = null;
        for (SharedMap* map = _first; map != null; map = map->Next)
        {
            if (map->Start < end && map->End > start && (found == null || map->Start < found->Start))
                found = map;
        }

        return found;
    }

    /// <summary>Cuts the maps of a range so that each is inside of it or outside. Outside of the lock.</summary>
    /// <returns>False without memory.</returns>
    public static bool TrySplit(in PageSpan range) => !AreAny || (TrySplit(range.Start) && TrySplit(range.End));

    /// <summary>Takes the maps of a range off the list and empties their entries, before the range gets another use. Outside of the
    /// lock.</summary>
    /// <returns>What was taken, for <see cref="Release"/>.</returns>
    public static SharedMap* Take(in PageSpan range)
    {
        SharedMap* taken = null;
        if (!AreAny)
            return null;

        KernelMemory.Enter();
        SharedMap* before = null;
        for (SharedMap* map = _first; map != null;)
        {
            SharedMap* next = map->Next;
            if (map->Start >= range.Start && map->End <= range.End)
            {
                NoteWrites(map, map->Start, map->End);
                Remove(map, before);
                map->Next = taken;
                taken = map;
            }
            else
            {
                before = map;
            }

            map = next;
        }

        KernelMemory.Exit();
        return taken;
    }

    /// <summary>Tells the owners of maps that these are gone. Outside of all locks.</summary>
    public static void Release(SharedMap* taken)
    {
        while (taken != null)
        {
            SharedMap* map = taken;
            taken = map->Next;
            SharedPages* pages = map->Pages;
            Heap.Free(map);
            Released(pages);
        }
    }

    /// <summary>Takes note of what the program wrote to pages through the maps of a range.</summary>
    public static void NoteWrites(in PageSpan range)
    {
        if (!AreAny)
            return;

        KernelMemory.Enter();
        for (SharedMap* map = _first; map != null; map = map->Next)
        {
            ulong start = Math.Max(map->Start, range.Start);
            ulong end = Math.Min(map->End, range.End);
            if (start < end)
                NoteWrites(map, start, end);
        }

        KernelMemory.Exit();
    }

    /// <summary>Looks for entries that the CPU marked as written, and empties them, so that they are marked again.</summary>
    private static void NoteWrites(SharedMap* map, ulong start, ulong end)
    {
        bool isWritten = false;
        for (ulong at = start; at < end && !isWritten && (map->Rights & MemoryMaps.Writable) != 0;)
        {
            PageTableEntry entry = KernelMemory.Space.Pages.Query(new VirtAddr(at), out int shift);
            isWritten = (entry.Flags & PageTableFlags.Dirty) != 0;
            at = ((at >> shift) + 1) << shift;
        }

        if (!isWritten)
            return;

        map->Pages->IsWritten = true;
        Empty(PageSpan.Between(start, end));
    }

    /// <summary>Empties the entries of a part of maps: they come again at the next touch. Inside the lock.</summary>
    public static void Empty(in PageSpan range)
    {
        MapStatus status = KernelMemory.Space.Pages.Unmap(range.ToReservation().Start, range.Bytes, out TlbFlush flush);
        flush.Flush();
        Invariant.Holds(status == MapStatus.Done, "pages of files are mapped one by one"u8);
    }

    /// <summary>Empties the entries of all maps that show pages from an offset on.</summary>
    public static void Drop(SharedPages* pages, ulong offset)
    {
        if (pages->Maps == 0)
            return;

        KernelMemory.Enter();
        for (SharedMap* map = _first; map != null; map = map->Next)
        {
            ulong start = map->Start + (Math.Max(offset, map->Offset) - map->Offset);
            if (map->Pages == pages && start < map->End)
                Empty(PageSpan.Between(start, map->End));
        }

        KernelMemory.Exit();
    }

    private static void Remove(SharedMap* map, SharedMap* before)
    {
        if (before != null)
            before->Next = map->Next;
        else
            _first = map->Next;

        Empty(PageSpan.Between(map->Start, map->End));
    }

    private static bool TrySplit(ulong address)
    {
        var upper = (SharedMap*)Heap.Allocate((ulong)sizeof(SharedMap));
        if (upper == null)
            return false;

        KernelMemory.Enter();
        SharedMap* map = Find(address, address + 1);
        bool isCut = map != null && map->Start < address;
        if (isCut)
        {
            *upper = *map;
            upper->Start = address;
            upper->Offset = map->OffsetOf(address);
            map->End = address;
            map->Next = upper;
            Interlocked.Increment(ref map->Pages->Maps);
        }

        KernelMemory.Exit();
        if (!isCut)
            Heap.Free(upper);

        return true;
    }
}

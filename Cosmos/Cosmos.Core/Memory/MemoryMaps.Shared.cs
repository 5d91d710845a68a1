using System;
using BareFlow.Memory;
using BareFlow.Memory.Paging;

namespace Cosmos.Core.Memory;

/// <remarks>Pages of files, and the program's maps of them.</remarks>
internal static unsafe partial class MemoryMaps
{
    /// <summary>Reserves addresses for the kernel itself; null when there are none.</summary>
    public static byte* Reserve(ulong bytes)
    {
        KernelMemory.Enter();
        bool isDone = KernelMemory.TryReserve(bytes, out Reservation range);
        KernelMemory.Exit();
        return isDone ? (byte*)range.Start.Address.Pointer : null;
    }

    /// <summary>Promises frames to pages of such a reservation.</summary>
    /// <param name="start">The first page.</param>
    /// <param name="bytes">Whole pages.</param>
    /// <param name="added">Bytes that had no promise before.</param>
    public static bool TryCommit(byte* start, ulong bytes, out ulong added)
    {
        var part = new Reservation(new VirtPage(new VirtAddr(start)), bytes);
        KernelMemory.Enter();
        KernelMemory.Space.Pages.TakesTable(part.Start, bytes, out ulong pages);
        bool isDone = Change(PageOperation.Commit, in part, Read | Writable) == MapStatus.Done;
        KernelMemory.Exit();
        added = isDone ? pages * VirtPage.Size : 0;
        return isDone;
    }

    /// <summary>Gives back the frames and promises of pages of such a reservation: they are as they were before they were
    /// committed. Where there is no frame to cut a large page with, it is cleared instead.</summary>
    /// <returns>Bytes that had a frame or a promise.</returns>
    public static ulong Decommit(byte* start, ulong bytes)
    {
        var part = new Reservation(new VirtPage(new VirtAddr(start)), bytes);
        KernelMemory.Enter();
        KernelMemory.Space.Pages.TakesTable(part.Start, bytes, out ulong without);
        bool isDone = Change(PageOperation.Unmap, in part, NoAccess) == MapStatus.Done;
        KernelMemory.Exit();
        if (isDone)
            return bytes - without * VirtPage.Size;

        ClearBacked((ulong)start, (ulong)start + bytes);
        return 0;
    }

    /// <summary>The next address whose page has a frame, or has none.</summary>
    /// <returns>The end when no more come.</returns>
    public static ulong NextBacked(ulong from, ulong end, bool isBacked)
    {
        ulong at = from;
        KernelMemory.Enter();
        while (at < end)
        {
            PageTableEntry entry = KernelMemory.Space.Pages.Query(new VirtAddr(at), out int shift);
            if (entry.OwnsFrame == isBacked)
                break;

            at = ((at >> shift) + 1) << shift;
        }

        KernelMemory.Exit();
        return Math.Min(at, end);
    }

    /// <summary>Whether a page of the program has a frame.</summary>
    public static bool IsBacked(ulong address)
    {
        KernelMemory.Enter();
        bool isBacked = KernelMemory.IsBacked(new VirtAddr(address));
        KernelMemory.Exit();
        return isBacked;
    }

    private static void ClearBacked(ulong start, ulong end)
    {
        for (ulong at = NextBacked(start, end, isBacked: true); at < end; at = NextBacked(at, end, isBacked: true))
        {
            ulong stop = NextBacked(at, end, isBacked: false);
            System.Runtime.InteropServices.NativeMemory.Clear((void*)at, (nuint)(stop - at));
            at = stop;
        }
    }

    /// <summary>Cuts the maps of files so that they can get other rights.</summary>
    /// <returns>0; -EACCES for rights that the file was not opened for, -ENOMEM.</returns>
    private static int CheckShared(in PageSpan range, int rights)
    {
        if (!SharedMaps.AreAny)
            return 0;

        if (!SharedMaps.TrySplit(range))
            return -Errno.ENOMEM;

        KernelMemory.Enter();
        int error = 0;
        SharedMap* map;
        for (ulong at = range.Start; error == 0 && (map = SharedMaps.Find(at, range.End)) != null; at = map->End)
            error = (rights & ~map->MostRights) != 0 ? -Errno.EACCES : 0;

        KernelMemory.Exit();
        return error;
    }

    /// <summary>Changes the first part of a range where it is a map of a file, and ends the range with what is alike. Inside the lock.
    /// </summary>
    /// <returns>False where it is none.</returns>
    private static bool TryChangeShared(ref AddressRange part, PageOperation operation, int rights)
    {
        SharedMap* map = SharedMaps.Find(part.Start, part.End);
        if (map == null || map->Start > part.Start)
        {
            part.End = map == null ? part.End : map->Start;
            return false;
        }

        part.End = Math.Min(part.End, map->End);
        if (operation != PageOperation.Discard)
            map->Rights = operation == PageOperation.Hide ? NoAccess : rights;

        SharedMaps.Empty(PageSpan.Between(part.Start, part.End));
        return true;
    }
}

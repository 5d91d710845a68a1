using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Cosmos.Core.Image;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Memory;

/// <summary>The program's maps: <see cref="KernelMemory.Space"/> under its lock, with the error numbers of C.</summary>
/// <remarks>Results are 0, or an error number of C, negative. Safe against other threads.</remarks>
internal static unsafe partial class MemoryMaps
{
    /// <summary>PROT_NONE.</summary>
    public const int NoAccess = 0;

    /// <summary>PROT_READ.</summary>
    public const int Read = 1;

    /// <summary>PROT_WRITE.</summary>
    public const int Writable = 2;

    /// <summary>PROT_EXEC.</summary>
    public const int Executable = 4;

    private const int AllRights = Read | Writable | Executable;

    /// <summary>Maps zeroed memory for the program.</summary>
    /// <param name="length">Bytes; rounded up to whole pages.</param>
    /// <param name="rights">Read, Writable, Executable; without any, the call only reserves addresses.</param>
    /// <param name="address">The address of the map.</param>
    public static int Map(ulong length, int rights, out ulong address)
    {
        address = 0;
        int error = length > PageSpan.Top ? -Errno.ENOMEM : Check(rights);
        if (error != 0)
            return error;

        KernelMemory.Enter();
        error = KernelMemory.TryReserveForProgram(length, out Reservation range) ? CommitOrRelease(in range, rights) : -Errno.ENOMEM;
        KernelMemory.Exit();
        address = range.Start.Address.Value;
        return error;
    }

    /// <summary>Maps zeroed memory at an address. Existing maps in the range are removed, or make the call fail.</summary>
    /// <param name="range">Where; not empty.</param>
    /// <param name="rights">As in <see cref="Map"/>.</param>
    /// <param name="replaces">Whether existing maps are removed; else -EEXIST.</param>
    public static int MapAt(in PageSpan range, int rights, bool replaces)
    {
        int error = Check(rights);
        if (error != 0)
            return error;

        if (!KernelMemory.IsOfProgram(range.Start, range.End))
            return !replaces && IsMappedAt(range) ? -Errno.EEXIST : -Errno.ENOMEM;

        if (!SharedMaps.TrySplit(range))
            return -Errno.ENOMEM;

        SharedMap* taken = replaces ? SharedMaps.Take(range) : null;
        KernelMemory.Enter();
        error = !replaces && KernelMemory.Space.Ranges.TryFind(range.Start, range.End, out _) ? -Errno.EEXIST
            : ErrorOf(MapInside(range.ToReservation(), rights));
        KernelMemory.Exit();
        SharedMaps.Release(taken);
        return error;
    }

    /// <summary>Unmaps maps and parts of maps, and skips unmapped addresses. Refuses the kernel's own reservations, heap
    /// and stacks.</summary>
    public static int Unmap(in PageSpan range)
    {
        if (!KernelMemory.IsOfProgram(range.Start, range.End))
            return IsMappedAt(range) ? -Errno.EINVAL : 0;

        if (!SharedMaps.TrySplit(range))
            return -Errno.ENOMEM;

        SharedMap* taken = SharedMaps.Take(range);
        int error = ForEachPart(range, PageOperation.Unmap, NoAccess, out _);
        SharedMaps.Release(taken);
        return error;
    }

    /// <summary>Gives a part of a map other rights. Pages that were only reserved are committed.</summary>
    /// <returns>0; -ENOMEM if a part is not mapped, or RAM cannot cover it.</returns>
    public static int Protect(in PageSpan range, int rights)
    {
        int error = Check(rights);
        if (error != 0 || range.Bytes == 0)
            return error;

        if (!KernelMemory.IsOfProgram(range.Start, range.End) && !IsOwnStack(range))
            return TryProtectImage(range, rights) ? 0 : -Errno.ENOMEM;

        error = CheckShared(range, rights);
        if (error != 0)
            return error;

        error = ForEachPart(range, rights == NoAccess ? PageOperation.Hide : PageOperation.Commit, rights, out ulong found);
        return error == 0 && found < range.Bytes ? -Errno.ENOMEM : error;
    }

    /// <summary>Drops the contents of maps and releases the frames; the pages read as zero from now on.</summary>
    /// <returns>0; -ENOMEM when a part of the range is not mapped; the other parts are still dropped.</returns>
    public static int Discard(in PageSpan range)
    {
        if (!KernelMemory.IsOfProgram(range.Start, range.End) && !IsOwnStack(range))
            return -Errno.ENOMEM;

        int error = ForEachPart(range, PageOperation.Discard, NoAccess, out ulong found);
        return error == 0 && found < range.Bytes ? -Errno.ENOMEM : error;
    }

    /// <summary>Whether all pages of a range are mapped: in maps, in the kernel's own ranges, or in the image.</summary>
    public static bool Covers(in PageSpan range)
    {
        if (IsOfImage(range))
            return true;

        ulong at = range.Start;
        KernelMemory.Enter();
        while (at < range.End && KernelMemory.Space.Ranges.TryFind(at, range.End, out AddressRange found) && found.Start == at)
            at = found.End;

        KernelMemory.Exit();
        return at >= range.End;
    }

    /// <summary>Zeroed memory for the kernel itself, which the program cannot unmap; null when there is none.</summary>
    public static void* Allocate(ulong bytes)
    {
        KernelMemory.Enter();
        bool isDone = KernelMemory.TryReserve(bytes, out Reservation range) && CommitOrRelease(in range, Read | Writable) == 0;
        KernelMemory.Exit();
        return isDone ? range.Start.Address.Pointer : null;
    }

    /// <summary>Releases such memory.</summary>
    public static void Free(void* block, ulong bytes)
    {
        var range = new Reservation(new VirtPage(new VirtAddr(block)), RequestSize.RoundUp(bytes, VirtPage.Size));
        KernelMemory.Enter();
        Release(in range);
        KernelMemory.Exit();
    }

    /// <summary>The first pages of a map, from an address on, that have the same rights.</summary>
    /// <remarks>The lock is not held between two runs, because the text may need a map itself.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryFindRun(ulong from, out AddressRange run, out int rights)
    {
        rights = NoAccess;
        KernelMemory.Enter();
        bool isFound = KernelMemory.Space.Ranges.TryFind(from, ulong.MaxValue, out run);
        if (isFound)
        {
            rights = RightsAt(run.Start, out ulong end);
            while (end < run.End && RightsAt(end, out ulong next) == rights)
                end = next;

            run.End = Math.Min(end, run.End);
        }

        KernelMemory.Exit();
        return isFound;
    }

    private static int RightsAt(ulong address, out ulong end)
    {
        const PageTableFlags usable = PageTableFlags.Present | PageTableFlags.OnDemand;
        PageTableFlags flags = KernelMemory.Space.Pages.Query(new VirtAddr(address), out int shift).Flags;
        end = ((address >> shift) + 1) << shift;
        if ((flags & usable) == 0)
            return NoAccess;

        return (flags & PageTableFlags.Alternating) != 0 ? AllRights : Read
            | ((flags & PageTableFlags.Writable) != 0 ? Writable : 0)
            | ((flags & PageTableFlags.NoExecute) == 0 ? Executable : 0);
    }

    /// <summary>Unknown rights are refused.</summary>
    private static int Check(int rights) => (rights & ~AllRights) != 0 ? -Errno.EINVAL : 0;

    /// <summary>Whether a range contains anything outside of the maps.</summary>
    private static bool IsMappedAt(in PageSpan range)
    {
        if (range.Start < ImageLayout.End() && range.End > ImageLayout.Start())
            return true;

        KernelMemory.Enter();
        bool isFound = KernelMemory.Space.Ranges.TryFind(range.Start, range.End, out _);
        KernelMemory.Exit();
        return isFound;
    }

    private static bool IsOfImage(in PageSpan range) => range.Start >= ImageLayout.Start() && range.End <= ImageLayout.End();

    /// <summary>Whether a range is in the stack that this call runs on.</summary>
    private static bool IsOwnStack(in PageSpan range)
    {
        byte here;
        return StackRange.TryFind((ulong)&here, out StackRange stack) && range.Start >= stack.Bottom && range.End <= stack.Top;
    }

    private static bool TryProtectImage(in PageSpan range, int rights)
    {
        KernelMemory.Enter();
        bool isDone = rights != NoAccess && KernelMemory.TryProtectImage(
            range.Start, range.End, (rights & Writable) != 0 ? KernelMemory.Data : KernelMemory.ReadOnly);
        KernelMemory.Exit();
        return isDone;
    }

    private static int CommitOrRelease(in Reservation range, int rights)
    {
        MapStatus status = rights == NoAccess ? MapStatus.Done : Change(PageOperation.Commit, in range, rights);
        if (status != MapStatus.Done)
            Release(in range);

        return ErrorOf(status);
    }

    /// <summary>Inside the lock: unmaps, reserves free addresses, commits.</summary>
    private static MapStatus MapInside(Reservation part, int rights)
    {
        ulong at = part.Start.Address.Value;
        ulong end = at + part.Bytes;
        MapStatus status = MapStatus.Done;
        while (status == MapStatus.Done && KernelMemory.Space.Ranges.TryFind(at, end, out AddressRange found))
        {
            status = Change(PageOperation.Unmap, PageSpan.Between(found.Start, found.End).ToReservation(), NoAccess);
            at = found.End;
        }

        if (status == MapStatus.Done && !KernelMemory.Space.TryReserveFree(in part))
            status = MapStatus.TooManyRanges;

        return status == MapStatus.Done && rights != NoAccess ? Change(PageOperation.Commit, in part, rights) : status;
    }

    /// <summary>Changes all mapped pages of a range.</summary>
    /// <param name="range">Where.</param>
    /// <param name="operation">Unmap releases the addresses, too.</param>
    /// <param name="rights">For Commit.</param>
    /// <param name="found">Mapped bytes of the range, up to the failure.</param>
    private static int ForEachPart(in PageSpan range, PageOperation operation, int rights, out ulong found)
    {
        MapStatus status = MapStatus.Done;
        ulong at = range.Start;
        found = 0;
        KernelMemory.Enter();
        while (status == MapStatus.Done && KernelMemory.Space.Ranges.TryFind(at, range.End, out AddressRange part))
        {
            if (operation == PageOperation.Unmap || !TryChangeShared(ref part, operation, rights))
            {
                Reservation pages = PageSpan.Between(part.Start, part.End).ToReservation();
                status = operation == PageOperation.Unmap ? Release(in pages) : Change(operation, in pages, rights);
            }

            found += part.End - part.Start;
            at = part.End;
        }

        KernelMemory.Exit();
        return ErrorOf(status);
    }

    private static MapStatus Release(in Reservation part)
    {
        MapStatus status = KernelMemory.Space.Release(in part, out TlbFlush flush);
        flush.Flush();
        return status;
    }

    private static MapStatus Change(PageOperation operation, in Reservation part, int rights)
    {
        TlbFlush flush;
        MapStatus status = operation switch
        {
            PageOperation.Commit => KernelMemory.Space.Commit(in part, FlagsOf(rights), out flush),
            PageOperation.Hide => KernelMemory.Space.Hide(in part, FlagsOf(Read), out flush),
            PageOperation.Discard => KernelMemory.Space.Discard(in part, out flush),
            _ => KernelMemory.Space.Decommit(in part, out flush),
        };
        flush.Flush();
        if (status == MapStatus.FrameExhausted)
            Shortage.Note(part.Bytes);

        return status;
    }

    internal static PageTableFlags FlagsOf(int rights)
    {
        PageTableFlags flags = PageTableFlags.Present | PageTableFlags.Global;
        flags |= (rights & Writable) != 0 ? PageTableFlags.Writable : 0;
        flags |= (rights & Executable) == 0 ? PageTableFlags.NoExecute : 0;

        // No page is ever both writable and executable: code that asks for both rights gets one at a time.
        return (rights & (Writable | Executable)) == (Writable | Executable)
            ? flags | PageTableFlags.NoExecute | PageTableFlags.Alternating
            : flags;
    }

    private static int ErrorOf(MapStatus status) => status == MapStatus.Done ? 0 : -Errno.ENOMEM;
}

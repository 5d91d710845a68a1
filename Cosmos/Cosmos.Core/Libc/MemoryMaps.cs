using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Paging;

namespace Cosmos.Core.Libc;

/// <summary>The program's maps: <see cref="KernelMemory.Space"/> under its lock, with the numbers of C.</summary>
/// <remarks>Results are 0, or an error number of C, negative. Safe against other threads.</remarks>
internal static unsafe class MemoryMaps
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
    private const int AddressDigits = 8;

    /// <summary>Maps memory of zeros.</summary>
    /// <param name="length">Bytes; rounded up to whole pages.</param>
    /// <param name="rights">Read, Writable, Executable; without any, addresses are reserved and nothing else.</param>
    /// <param name="address">Where it is.</param>
    public static int Map(ulong length, int rights, out ulong address)
    {
        address = 0;
        int error = Check(length, rights);
        if (error != 0)
            return error;

        KernelMemory.Enter();
        bool isReserved = KernelMemory.Space.TryReserve(length, out Reservation range);
        MapStatus status = !isReserved ? MapStatus.FrameExhausted
            : rights == NoAccess ? MapStatus.Done
            : Change(PageOperation.Commit, in range, rights);
        if (isReserved && status != MapStatus.Done)
            Release(in range);

        KernelMemory.Exit();
        address = range.Start.Address.Value;
        return ErrorOf(status);
    }

    /// <summary>Puts fresh memory where some is mapped: what was there goes.</summary>
    /// <param name="address">A page of a map.</param>
    /// <param name="length">Bytes, all of them in one map.</param>
    /// <param name="rights">As in <see cref="Map"/>.</param>
    public static int Replace(ulong address, ulong length, int rights)
    {
        int error = Check(length, rights);
        if (error != 0)
            return error;

        if (address % VirtPage.Size != 0)
            return -Errno.EINVAL;

        Reservation part = PartOf(address, length);
        KernelMemory.Enter();
        MapStatus status = Change(PageOperation.Unmap, in part, NoAccess);
        if (status == MapStatus.Done && rights != NoAccess)
            status = Change(PageOperation.Commit, in part, rights);

        KernelMemory.Exit();
        return ErrorOf(status);
    }

    /// <summary>Gives back maps and parts of maps; what is not mapped is passed over.</summary>
    public static int Unmap(ulong address, ulong length)
    {
        if (length == 0 || address % VirtPage.Size != 0)
            return -Errno.EINVAL;

        MapStatus status = MapStatus.Done;
        ulong end = address + RequestSize.RoundUp(length, VirtPage.Size);
        KernelMemory.Enter();
        while (status == MapStatus.Done && KernelMemory.Space.Ranges.TryFind(address, end, out AddressRange found))
        {
            Reservation part = PartOf(found.Start, found.End - found.Start);
            status = Release(in part);
            address = found.End;
        }

        KernelMemory.Exit();
        return ErrorOf(status);
    }

    /// <summary>Gives a part of a map other rights. What was only reserved is committed.</summary>
    public static int Protect(ulong address, ulong length, int rights)
    {
        if (address % VirtPage.Size != 0)
            return -Errno.EINVAL;

        if (length == 0)
            return 0;

        int error = Check(length, rights);
        if (error != 0)
            return error;

        KernelMemory.Enter();
        bool isOfImage = rights != NoAccess && KernelMemory.TryProtectImage(
            address, address + length, (rights & Writable) != 0 ? KernelMemory.Data : KernelMemory.ReadOnly);
        KernelMemory.Exit();
        return isOfImage ? 0 : ProtectMap(PartOf(address, length), rights);
    }

    private static int ProtectMap(in Reservation part, int rights)
    {
        KernelMemory.Enter();
        MapStatus status = Change(rights == NoAccess ? PageOperation.Hide : PageOperation.Commit, in part, rights);
        KernelMemory.Exit();
        return ErrorOf(status);
    }

    /// <summary>Drops what maps hold and gives the frames back; the pages read as zero from now on.</summary>
    public static int Discard(ulong address, ulong length)
    {
        if (address % VirtPage.Size != 0)
            return -Errno.EINVAL;

        MapStatus status = MapStatus.Done;
        ulong end = address + RequestSize.RoundUp(length, VirtPage.Size);
        KernelMemory.Enter();
        while (status == MapStatus.Done && KernelMemory.Space.Ranges.TryFind(address, end, out AddressRange found))
        {
            Reservation part = PartOf(found.Start, found.End - found.Start);
            status = Change(PageOperation.Discard, in part, NoAccess);
            address = found.End;
        }

        KernelMemory.Exit();
        return ErrorOf(status);
    }

    /// <summary>Whether all pages of a part are in one map.</summary>
    public static bool Contains(ulong address, ulong length)
    {
        KernelMemory.Enter();
        bool contains = KernelMemory.Space.Ranges.IndexOf(address, length) >= 0;
        KernelMemory.Exit();
        return contains;
    }

    /// <summary>Memory of zeros to read and write; null when there is none.</summary>
    public static void* Allocate(ulong bytes) => Map(bytes, Read | Writable, out ulong address) == 0 ? (void*)address : null;

    /// <summary>Gives memory back.</summary>
    public static void Free(void* block, ulong bytes) => Unmap((ulong)block, bytes);

    /// <summary>Writes what is mapped, as <c>/proc/self/maps</c> does: the image first, then the maps.</summary>
    public static void Write(ref TextBuffer text)
    {
        WriteLine(ref text, ImageLayout.Start(), ImageLayout.TextEnd(), Read | Executable, KernelFiles.ProgramPath);
        WriteLine(ref text, ImageLayout.TextEnd(), ImageLayout.ReadOnlyEnd(), Read, KernelFiles.ProgramPath);
        WriteLine(ref text, ImageLayout.ReadOnlyEnd(), ImageLayout.End(), Read | Writable, KernelFiles.ProgramPath);
        ulong at = 0;
        while (TryFindRun(at, out AddressRange run, out int rights))
        {
            bool isHeap = run.End == KernelMemory.HeapEnd;
            WriteLine(ref text, run.Start, run.End, rights, isHeap ? "[heap]"u8 : default);
            at = run.End;
        }
    }

    private static void WriteLine(ref TextBuffer text, ulong start, ulong end, int rights, ReadOnlySpan<byte> name)
    {
        text.WriteHex(start, AddressDigits);
        text.Write("-"u8);
        text.WriteHex(end, AddressDigits);
        text.Write((rights & Read) != 0 ? " r"u8 : " -"u8);
        text.Write((rights & Writable) != 0 ? "w"u8 : "-"u8);
        text.Write((rights & Executable) != 0 ? "xp 00000000 00:00 0"u8 : "-p 00000000 00:00 0"u8);
        if (name.Length > 0)
        {
            text.Write("          "u8);
            text.Write(name);
        }

        text.Write("\n"u8);
    }

    /// <summary>The first pages of a map from an address on that have the same rights.</summary>
    /// <remarks>The lock is not held between two runs, as the text may need a map itself.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryFindRun(ulong from, out AddressRange run, out int rights)
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

    private static int Check(ulong length, int rights)
    {
        return length == 0 || (rights & ~AllRights) != 0 ? -Errno.EINVAL : 0;
    }

    private static Reservation PartOf(ulong address, ulong length) =>
        new(new VirtPage(new VirtAddr(address)), RequestSize.RoundUp(length, VirtPage.Size));

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
        return status;
    }

    private static PageTableFlags FlagsOf(int rights)
    {
        PageTableFlags flags = PageTableFlags.Present | PageTableFlags.Global;
        flags |= (rights & Writable) != 0 ? PageTableFlags.Writable : 0;
        flags |= (rights & Executable) == 0 ? PageTableFlags.NoExecute : 0;

        // No page is ever written and executed at once: who asks for both gets them in turns.
        return (rights & (Writable | Executable)) == (Writable | Executable)
            ? flags | PageTableFlags.NoExecute | PageTableFlags.Alternating
            : flags;
    }

    private static int ErrorOf(MapStatus status) => status == MapStatus.Done ? 0 : -Errno.ENOMEM;
}

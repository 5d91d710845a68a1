using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;

namespace Cosmos.Core.Memory;

/// <remarks>Faults in <see cref="SharedMaps"/>.</remarks>
public static unsafe partial class KernelMemory
{
    /// <summary>Whether an address is in a map of a file, behind the end of the file. Not while the caller holds the lock.</summary>
    internal static bool IsBehindFile(ulong address)
    {
        if (!SharedMaps.AreAny)
            return false;

        Processor.This.Depth++;
        _lock.Take(LockRank.AddressSpace);
        SharedMap* map = SharedMaps.Find(address, address + 1);
        bool isBehind = map != null && map->Rights != MemoryMaps.NoAccess && !IsInside(map, address);
        _lock.Drop();
        Processor.This.Depth--;
        return isBehind;
    }

    /// <summary>Maps the page of a file that a map of the program shows at an address. A hole of the file becomes a page.</summary>
    private static bool TryShow(ulong address, out TlbFlush flush)
    {
        flush = default;
        address &= ~(VirtPage.Size - 1);
        if (!TryCommitShown(address, out ulong source))
            return false;

        if (!IsBacked(new VirtAddr(source)))
        {
            if (!TryBack(new VirtAddr(source), out TlbFlush backed))
                return false;

            backed.Flush();
        }

        _lock.Take(LockRank.AddressSpace);
        SharedMap* map = SharedMaps.Find(address, address + 1);
        bool isShown = map != null && map->Rights != MemoryMaps.NoAccess && IsInside(map, address)
            && map->Pages->Start + map->OffsetOf(address) == source
            && TryMapFrameOf(source, address, MemoryMaps.FlagsOf(map->Rights), out flush);
        _lock.Drop();
        return isShown;
    }

    /// <summary>Makes sure that the page which a map shows at an address is committed.</summary>
    private static bool TryCommitShown(ulong address, out ulong source)
    {
        _lock.Take(LockRank.AddressSpace);
        SharedMap* map = SharedMaps.Find(address, address + 1);
        bool isInside = map != null && map->Rights != MemoryMaps.NoAccess && IsInside(map, address);
        source = isInside ? map->Pages->Start + map->OffsetOf(address) : 0;
        if (isInside && _space.Pages.Query(new VirtAddr(source), out _).IsEmpty)
        {
            var page = new Reservation(new VirtPage(new VirtAddr(source)), VirtPage.Size);
            isInside = _space.Commit(in page, Data, out TlbFlush flush) == MapStatus.Done;
            flush.Flush();
        }

        _lock.Drop();
        return isInside;
    }

    private static bool TryMapFrameOf(ulong source, ulong address, PageTableFlags flags, out TlbFlush flush)
    {
        flush = default;
        PageTableEntry entry = _space.Pages.Query(new VirtAddr(source), out int shift);
        if (!entry.IsPresent)
            return false;

        var frame = new PhysFrame(new PhysAddr(entry.Target.Value + (source & ((1UL << shift) - 1))));
        MapStatus status = _space.Pages.Map(new VirtPage(new VirtAddr(address)), frame, VirtPage.Size, flags, out flush);
        return status is MapStatus.Done or MapStatus.AlreadyMapped;
    }

    private static bool IsInside(SharedMap* map, ulong address) =>
        map->OffsetOf(address) < RequestSize.RoundUp(map->Pages->Size, VirtPage.Size);
}

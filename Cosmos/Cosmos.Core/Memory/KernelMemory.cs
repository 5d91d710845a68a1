using System;
using System.Runtime.CompilerServices;
using System.Threading;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Image;
using Cosmos.Core.Loader;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using Cosmos.Core.Runtime;
using IL2CPU.API;

namespace Cosmos.Core.Memory;

/// <summary>The kernel's address space: all RAM, mapped onto itself, and above it ranges that are reserved, committed and
/// filled one by one.</summary>
/// <remarks>In RAM, code may be executed, constants may be read, everything else may be read and written. Page 0 and the page
/// below each stack are not mapped. Not safe against interrupts.</remarks>
[LockedBy(nameof(_lock))]
public static unsafe partial class KernelMemory
{
    /// <summary>The rights of variables: read and written, never executed.</summary>
    internal const PageTableFlags Data = ReadOnly | PageTableFlags.Writable;

    /// <summary>The rights of constants.</summary>
    internal const PageTableFlags ReadOnly = Code | PageTableFlags.NoExecute;
    private const PageTableFlags Code = PageTableFlags.Present | PageTableFlags.Global;

    // RAM and devices are below, mapped onto themselves; the CPU's lower half ends at 2^47.
    private const ulong FirstReserved = 1UL << 46;
    private const ulong LastReserved = 1UL << 47;

    /// <summary>The end of the identity map: reserved addresses begin there, or the CPU's physical addresses end.
    /// </summary>
    internal static ulong IdentityEnd => Math.Min(FirstReserved, 1UL << (int)CpuFeatures.PhysicalBits);

    // The kernel's own reservations, its heap and the memory of threads, are below this address. The program's maps, which it
    // may unmap, are above.
    private const ulong FirstOfProgram = FirstReserved + (1UL << 45);

    // A heap of small pages needs a table for each 512 of them, and a few above; and the kernel needs some RAM, too.
    private const int TablesShareShift = 9;
    private const ulong LeastRoom = 64 * 1024;

    // RAM that no commit may take: for tables of devices, and for later needs of the kernel.
    private const ulong KeptShare = 256;

    private static AddressSpace<FrameAllocator> _space;
    private static KernelLock _lock;
    private static Reservation _heap;
    private static Reservation _heapRoom;
    private static ulong _nextOwn;
    private static ulong _nextOfProgram;

    [Atomic]
    private static ulong _resolvedFaults;

    /// <summary>The kernel's address space. Code that changes it flushes the TLB.</summary>
    public static ref AddressSpace<FrameAllocator> Space => ref _space;

    /// <summary>Begins a change of <see cref="Space"/>, or a look at it, while threads may run. The caller may use 8 KiB of its
    /// stack until <see cref="Exit"/>. They are touched here, because a page fault inside could not be resolved.</summary>
    public static void Enter()
    {
        KernelStacks.Touch();
        _lock.Enter(LockRank.AddressSpace);
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public static void Exit() => _lock.Exit();

    /// <summary>Reserves addresses for the kernel itself. Inside <see cref="Enter"/>, or before there are threads.</summary>
    /// <param name="bytes">Rounded up to whole pages; not 0.</param>
    /// <param name="reservation">The reserved range.</param>
    /// <returns>False when there is no room for it, or there are too many reservations.</returns>
    internal static bool TryReserve(ulong bytes, out Reservation reservation) =>
        TryReserve(bytes, ref _nextOwn, FirstReserved, FirstOfProgram, out reservation);

    /// <summary>Reserves addresses for the program.</summary>
    /// <inheritdoc cref="TryReserve(ulong, out Reservation)"/>
    internal static bool TryReserveForProgram(ulong bytes, out Reservation reservation) =>
        TryReserve(bytes, ref _nextOfProgram, FirstOfProgram, LastReserved, out reservation);

    /// <summary>Whether a range is in the addresses of the program's maps, mapped or not.</summary>
    internal static bool IsOfProgram(ulong start, ulong end) => start > FirstOfProgram && end < LastReserved && start <= end;

    /// <summary>Whether a range is in the kernel's own reservations, behind its account of ranges: the heap, the memory of
    /// threads.</summary>
    internal static bool IsReservedByKernel(ulong start, ulong end) =>
        start >= FirstReserved + AddressSpace<FrameAllocator>.RangesBytes && end <= FirstOfProgram && start <= end;

    /// <summary>Bytes of the kernel heap's range.</summary>
    internal static ulong HeapBytes => _heap.Bytes;

    /// <summary>Page faults that were resolved by a frame.</summary>
    public static ulong ResolvedFaults => Volatile.Read(ref _resolvedFaults);

    /// <summary>The first byte past the kernel heap: its guard page.</summary>
    internal static ulong HeapEnd => _heap.Start.Address.Value + _heap.Bytes;

    /// <summary>Builds the final tables. Once, after the frames are known; the first tables must map the frames of
    /// the new ones.</summary>
    internal static void Initialize()
    {
        PageSize largest = Protection.HasGiantPages() != 0 ? PageSize.Giant : PageSize.Large;
        bool hasRoot = _space.Pages.TryInitialize(Static.AddressOf(ref PhysicalMemory.Frames), 0, largest);
        Shortage.Require(hasRoot, "the kernel's page tables"u8, PhysFrame.Bytes);
        ref MemoryMap map = ref BootInfo.Memory;
        for (int run = 0; run < map.Count; run++)
        {
            if (MemoryMap.IsRam(map.Kind(run)) && FirstMapped(run) < EndMapped(run))
                Change(PageOperation.Map, FirstMapped(run), EndMapped(run), Data);
        }

        Change(PageOperation.Protect, ImageLayout.Start(), ImageLayout.TextEnd(), Code);
        Change(PageOperation.Protect, ImageLayout.TextEnd(), ImageLayout.ReadOnlyEnd(), ReadOnly);
        for (StackName stack = 0; stack <= StackName.Boot; stack++)
            Change(PageOperation.Unmap, KernelStacks.Guard(stack), KernelStacks.Bottom(stack), PageTableFlags.None);

    }

    /// <summary>Switches to the final tables, and handles page faults from then on. Once, after <see cref="Initialize"/>.</summary>
    internal static void Activate()
    {
        Protection.Activate(_space.Pages.Root);
        Shortage.Require(
            _space.TryInitialize(FirstReserved, LastReserved, Data), "the account of addresses"u8, VirtPage.Size);
        _space.KeptFrames = PhysicalMemory.TotalBytes / KeptShare / PhysFrame.Bytes;
        Interrupts.PageFaultResolver = &TryResolveFault;
    }

    /// <summary>The address from which a run of the memory map is mapped: page 0 never is.</summary>
    internal static ulong FirstMapped(int run) => Math.Max(BootInfo.Memory.Start(run), VirtPage.Size);

    /// <summary>The address up to which a run of the memory map is mapped. RAM that the frame allocator does not know is unused; it is not
    /// mapped unless the first page tables mapped it.</summary>
    internal static ulong EndMapped(int run)
    {
        ulong known = Math.Max(PhysicalMemory.Frames.Capacity * PhysFrame.Bytes, FirstTables.MappedBytes);
        return Math.Min(BootInfo.Memory.Start(run + 1), Math.Min(known, IdentityEnd));
    }

    /// <summary>Changes pages of the kernel itself, which cannot fail, at their own addresses unless stated otherwise.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Change(
        PageOperation operation, ulong start, ulong end, PageTableFlags flags, ulong distance = 0)
    {
        var page = new VirtPage(new VirtAddr(start));
        MapStatus status = _space.Pages.Change(operation, page, end - start, flags, out TlbFlush flush, distance);
        Shortage.Require(status);
        Invariant.Holds(status == MapStatus.Done, "the kernel's own pages can be changed"u8);
        flush.Flush();
    }

    /// <summary>Makes constants or variables of the image writable, or read-only: the runtime stores its stack cookie among its
    /// constants.</summary>
    /// <param name="start">On a page boundary.</param>
    /// <param name="end">Past the last byte; rounded up to whole pages.</param>
    /// <param name="flags">Never executable.</param>
    /// <returns>False for addresses outside the image, for code, for the core's own variables and for stacks; then nothing changed.
    /// </returns>
    internal static bool TryProtectImage(ulong start, ulong end, PageTableFlags flags)
    {
        end = RequestSize.RoundUp(end, VirtPage.Size);
        bool isOfCore = start < ImageLayout.CoreVariablesEnd() && end > ImageLayout.CoreVariables();
        if (start < ImageLayout.TextEnd() || end > KernelStacks.Guard(StackName.Fault) || isOfCore)
            return false;

        Change(PageOperation.Protect, start, end, flags);
        return true;
    }

    /// <summary>Gives a page that is written and executed in turns the right that it lacks, and removes the other one. An
    /// instruction that writes to its own page would switch it without end, so it fails.</summary>
    private static bool TryTurn(VirtAddr address, ulong errorCode, VirtAddr instruction)
    {
        const ulong write = 1 << 1;
        const PageTableFlags turned = PageTableFlags.Writable | PageTableFlags.NoExecute;
        ref Processor processor = ref Processor.This;
        processor.Depth++;
        _lock.Take(LockRank.AddressSpace);
        PageTableFlags flags = _space.Pages.Query(address, out int shift).Flags;
        var page = new VirtPage(new VirtAddr(address.Value >> shift << shift));
        bool isOwnPage = (errorCode & write) != 0 && instruction.Value >> shift == address.Value >> shift;
        TlbFlush flush = default;
        bool isTurned = (flags & PageTableFlags.Alternating) != 0 && !isOwnPage
            && _space.Pages.Protect(page, 1UL << shift, flags ^ turned, out flush) == MapStatus.Done;
        _lock.Drop();
        processor.Depth--;
        if (isTurned)
            flush.Flush();

        return isTurned;
    }

    /// <summary>Handles a page fault on a page that comes at its first touch, or that is written and executed in
    /// turns.</summary>
    /// <param name="address">The value of CR2.</param>
    /// <param name="errorCode">The error code of the CPU (Intel SDM vol. 3A, 4.7).</param>
    /// <param name="instruction">Where the instruction is.</param>
    /// <returns>Whether the instruction can continue. False for any other fault, and when no frame is left.</returns>
    public static bool TryResolveFault(VirtAddr address, ulong errorCode, VirtAddr instruction)
    {
        const ulong pageWasThere = 1;
        if ((errorCode & pageWasThere) != 0)
            return TryTurn(address, errorCode, instruction);

        Processor.This.Depth++;
        bool isBacked = TryBack(address, out TlbFlush flush) || (SharedMaps.AreAny && TryShow(address.Value, out flush));
        Processor.This.Depth--;
        if (!isBacked)
            return false;

        flush.Flush();
        Interlocked.Increment(ref _resolvedFaults);
        return true;
    }

    /// <summary>Maps a zeroed frame to a page. It is cleared outside the lock.</summary>
    private static bool TryBack(VirtAddr address, out TlbFlush flush)
    {
        flush = default;
        _lock.Take(LockRank.AddressSpace);
        bool isTaken = _space.Pages.TryTake(address, out PageFrame frame);
        _lock.Drop();
        if (!isTaken)
            return false;

        _space.Pages.Clear(in frame);
        _lock.Take(LockRank.AddressSpace);
        bool isBacked = _space.Pages.TryBack(address, in frame, out flush);
        _lock.Drop();
        return isBacked;
    }

    /// <summary>Whether a page is present.</summary>
    internal static bool IsBacked(VirtAddr address) => _space.Pages.Query(address, out _).IsPresent;

    /// <summary>Gives the kernel heap addresses with frames for all of them and with unmapped pages on both
    /// sides.</summary>
    /// <param name="bytes">Rounded up to whole pages.</param>
    /// <param name="start">The first byte.</param>
    /// <returns>False when there is too little RAM for it and its tables; then nothing changed.</returns>
    internal static bool TryMapHeap(ulong bytes, out VirtAddr start)
    {
        start = default;
        ulong free = PhysicalMemory.FreeBytes;
        if (bytes > free || bytes + (bytes >> TablesShareShift) + LeastRoom > free)
            return false;

        bool isReserved = TryReserve(bytes + PhysicalMemory.TotalBytes, out _heapRoom);
        start = _heapRoom.Start.Address;
        _heap = new Reservation(_heapRoom.Start, RequestSize.RoundUp(bytes, VirtPage.Size));
        Change(PageOperation.Commit, start.Value, HeapEnd, Data);
        bool isFilled = _space.TryFill(in _heap, out TlbFlush flush);
        Shortage.Require(isReserved && isFilled, "the heap"u8, bytes);
        flush.Flush();
        return true;
    }

    /// <summary>Gives the kernel heap more pages at its end, with frames for all of them.</summary>
    /// <param name="bytes">Rounded up to whole pages.</param>
    /// <returns>False when RAM cannot back them; then nothing changed.</returns>
    internal static bool TryExtendHeap(ulong bytes)
    {
        bytes = RequestSize.RoundUp(bytes, VirtPage.Size);
        Enter();
        bool isDone = bytes < _heapRoom.Bytes - _heap.Bytes && TryFillHeap(bytes);
        if (isDone)
            _heap = new Reservation(_heap.Start, _heap.Bytes + bytes);

        Exit();
        return isDone;
    }

    private static bool TryFillHeap(ulong bytes)
    {
        var part = new Reservation(new VirtPage(new VirtAddr(HeapEnd)), bytes);
        if (_space.Commit(in part, Data, out TlbFlush flush) != MapStatus.Done)
            return false;

        flush.Flush();
        Invariant.Holds(_space.TryFill(in part, out flush), "what was committed can be filled"u8);
        flush.Flush();
        return true;
    }

    /// <summary>Looks for room behind the last reservation, so that many reservations take no longer than few; then anywhere.
    /// </summary>
    private static bool TryReserve(ulong bytes, ref ulong next, ulong first, ulong end, out Reservation reservation)
    {
        bool isReserved = TryReserveBetween(bytes, Math.Max(next, first), end, out reservation)
            || TryReserveBetween(bytes, first, end, out reservation);
        if (isReserved)
            next = reservation.Start.Address.Value;

        return isReserved;
    }

    private static bool TryReserveBetween(ulong bytes, ulong lowest, ulong end, out Reservation reservation)
    {
        if (!_space.TryReserve(bytes, out reservation, lowest))
            return false;

        if (reservation.Start.Address.Value + reservation.Bytes <= end)
            return true;

        _space.Release(in reservation, out TlbFlush flush);
        flush.Ignore();
        return false;
    }
}

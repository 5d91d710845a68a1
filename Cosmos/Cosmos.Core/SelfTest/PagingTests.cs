using BareFlow.Memory;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>The live tables, read entry by entry from CR3 on, and changes of them.</summary>
[SelfTestSuite("paging", Finding = "paging, four levels")]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class PagingTests
{
    private const PageTableFlags Code = PageTableFlags.Present | PageTableFlags.Global;
    private const PageTableFlags ReadOnly = Code | PageTableFlags.NoExecute;
    private const ulong HugeReservation = 256UL << 30;
    private const ulong Pattern = 0x0123_4567_89AB_CDEF;

    private static ulong _tables;
    private static ulong _free;
    private static Reservation _range;

    /// <summary>CR3 holds the mapper's tables; no-execute and write-protect are on.</summary>
    [SelfTest("cpu")]
    internal static void Cpu(ref Verdict verdict)
    {
        verdict.Equal(KernelMemory.Space.Pages.Root.Value, Protection.Root().Value);
        verdict.Equal(Protection.NoExecuteAndWriteProtect, Protection.State());
    }

    /// <summary>Every entry of every table keeps the rules, and every table is a used frame.</summary>
    [SelfTest("tables")]
    internal static void Tables(ref Verdict verdict)
    {
        _tables = 0;
        WalkTable(Protection.Root(), PageTableEntry.TopShift, 0, ref verdict);
        verdict.Equal(KernelMemory.Space.Pages.Tables, _tables);
    }

    private static void WalkTable(PhysAddr table, int shift, ulong address, ref Verdict verdict)
    {
        _tables++;
        verdict.Equal((ulong)FrameState.Used, (ulong)PhysicalMemory.Frames.StateOf(new PhysFrame(table)));
        PageTable entries = PageTableWalk.TableAt(table);
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            if (entries[index].IsTable(shift))
                WalkTable(entries[index].Target, shift - PageTableEntry.IndexBits, address, ref verdict);
            else if (entries[index].IsPresent)
                CheckPage(entries[index], address, ref verdict);

            address += 1UL << shift;
        }
    }

    /// <summary>Only the kernel can access a page; code can only be executed, constants can only be read, other pages are
    /// never executed, unless the program made them code, and then they are not writable; pages with other frames are identity-mapped.
    /// </summary>
    private static void CheckPage(PageTableEntry entry, ulong address, ref Verdict verdict)
    {
        const PageTableFlags rights =
            PageTableFlags.User | PageTableFlags.Writable | PageTableFlags.NoExecute | PageTableFlags.Present;
        if (KernelMemory.IsOfProgram(address, address))
        {
            bool isWritten = (entry.Flags & PageTableFlags.Writable) != 0;
            verdict.That(!isWritten || (entry.Flags & PageTableFlags.NoExecute) != 0);
            return;
        }

        MemoryPlace place = PlaceOf(address);
        PageTableFlags expected = place == MemoryPlace.Text ? Code
            : place == MemoryPlace.Constants ? ReadOnly
            : KernelMemory.Data;
        verdict.Equal((ulong)(expected & rights), (ulong)(entry.Flags & rights));
        if (!entry.OwnsFrame)
            verdict.Equal(address, entry.Target.Value);
    }

    /// <summary>All RAM is mapped at its own address, except the guard pages.</summary>
    [SelfTest("memory")]
    internal static void Memory(ref Verdict verdict)
    {
        ulong missing = 0;
        ref MemoryMap map = ref BootInfo.Memory;
        for (int run = 0; run < map.Count; run++)
        {
            ulong size;
            for (ulong at = KernelMemory.FirstMapped(run); MemoryMap.IsRam(map.Kind(run)) && at < KernelMemory.EndMapped(run); at += size)
            {
                PageTableEntry entry = KernelMemory.Space.Pages.Query(new VirtAddr(at), out int shift);
                size = (1UL << shift) - (at & ((1UL << shift) - 1));
                missing += entry.IsPresent ? 0 : size;
            }
        }

        verdict.Equal(KernelStacks.Count * KernelStacks.GuardSize, missing);
    }

    /// <summary>Nothing is mapped at null, below any stack, and on both sides of the heap.</summary>
    [SelfTest("guards")]
    internal static void Guards(ref Verdict verdict)
    {
        ExpectNothing(MemoryPlace.NullPage, 0, ref verdict);
        for (StackName stack = 0; stack <= StackName.Boot; stack++)
            ExpectNothing(MemoryPlace.StackGuard, KernelStacks.Guard(stack), ref verdict);

        ExpectNothing(MemoryPlace.HeapGuard, Heap.Base.Value - 1, ref verdict);
        ExpectNothing(MemoryPlace.HeapGuard, KernelMemory.HeapEnd, ref verdict);
    }

    private static void ExpectNothing(MemoryPlace expected, ulong address, ref Verdict verdict)
    {
        verdict.Equal((ulong)expected, (ulong)PlaceOf(address));
        verdict.Equal(0, KernelMemory.Space.Pages.Query(new VirtAddr(address), out _).Bits);
    }

    private static MemoryPlace PlaceOf(ulong address)
    {
        KernelMemory.Describe(new VirtAddr(address), out MemoryPlace place);
        return place;
    }

    /// <summary>Addresses cost nothing; a page comes, zeroed, at its first touch, and again after a discard.</summary>
    [SelfTest("demand")]
    internal static void Demand(ref Verdict verdict)
    {
        ulong start = Reserve(ref verdict);
        verdict.Equal(0, *(ulong*)start);
        *(ulong*)start = Pattern;
        KernelMemory.Change(PageOperation.Discard, start, start + HugeReservation, PageTableFlags.None);
        verdict.Equal(0, *(ulong*)start);
        Release(ref verdict);
    }

    /// <summary>A change of rights splits a large page and the next one joins it; the contents stay.</summary>
    [SelfTest("split")]
    internal static void Split(ref Verdict verdict)
    {
        if (!FrameTests.HasLargeFrame())
        {
            verdict.Skip(FrameTests.NoLargeFrame);
            return;
        }

        ulong start = Reserve(ref verdict);
        *(ulong*)start = Pattern;
        Expect(PageSize.Large, start, ref verdict);
        KernelMemory.Change(PageOperation.Protect, start, start + VirtPage.Size, ReadOnly);
        Expect(PageSize.Small, start, ref verdict);
        KernelMemory.Change(PageOperation.Protect, start, start + VirtPage.Size, KernelMemory.Data);
        Expect(PageSize.Large, start, ref verdict);
        Release(ref verdict);
    }

    private static void Expect(PageSize expected, ulong address, ref Verdict verdict)
    {
        KernelMemory.Space.Pages.Query(new VirtAddr(address), out int shift);
        verdict.Equal((ulong)expected, (ulong)shift);
        verdict.Equal(Pattern, *(ulong*)address);
    }

    /// <summary>Reserves many addresses, which takes no frame, and commits them.</summary>
    private static ulong Reserve(ref Verdict verdict)
    {
        _free = PhysicalMemory.FreeBytes;
        verdict.That(KernelMemory.Space.TryReserve(HugeReservation, out _range));
        ulong start = _range.Start.Address.Value;
        verdict.Equal(_free, PhysicalMemory.FreeBytes);
        verdict.Equal((ulong)MemoryPlace.Reserved, (ulong)PlaceOf(start));
        KernelMemory.Change(PageOperation.Commit, start, start + HugeReservation, KernelMemory.Data);
        return start;
    }

    /// <summary>Releases the addresses; all frames are free again.</summary>
    private static void Release(ref Verdict verdict)
    {
        verdict.Equal((ulong)MapStatus.Done, (ulong)KernelMemory.Space.Release(in _range, out TlbFlush flush));
        flush.Flush();
        verdict.Equal((ulong)MemoryPlace.Unmapped, (ulong)PlaceOf(_range.Start.Address.Value));
        verdict.Equal(_free, PhysicalMemory.FreeBytes);
    }
}

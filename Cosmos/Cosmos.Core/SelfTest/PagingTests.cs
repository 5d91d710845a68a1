using BareFlow.Memory;
using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The live tables, read entry by entry from CR3 on, and changes of them.</summary>
[SelfTestSuite("paging", Finding = "paging, four levels, nothing both writable and executable")]
internal static unsafe class PagingTests
{
    private const PageTableFlags ReadOnly = PageTableFlags.Present | PageTableFlags.NoExecute | PageTableFlags.Global;
    private const ulong HugeReservation = 256UL << 30;
    private const ulong Pattern = 0x0123_4567_89AB_CDEF;

    private static ulong _tables;

    /// <summary>CR3 holds the mapper's tables; no-execute and write-protect are on.</summary>
    [SelfTest("cpu")]
    internal static void Cpu(ref Verdict verdict)
    {
        verdict.Equal(KernelMemory.Space.Pages.Root.Value, Protection.Root().Value);
        verdict.Equal(Protection.NoExecuteAndWriteProtect, Protection.State());
    }

    /// <summary>Every entry of every table keeps the rules, and every table is a frame that is in use.</summary>
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
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            PageTableEntry entry = PageTableWalk.TableAt(table)[index];
            if (entry.IsTable(shift))
                WalkTable(entry.Target, shift - PageTableEntry.IndexBits, address, ref verdict);
            else if (entry.IsPresent)
                CheckPage(entry, address, 1UL << shift, ref verdict);

            address += 1UL << shift;
        }
    }

    /// <summary>Nobody but the kernel gets at a page; code is executed and no more, constants are read and no more, all else
    /// is never executed; what the mapping does not own lies onto itself.</summary>
    private static void CheckPage(PageTableEntry entry, ulong address, ulong size, ref Verdict verdict)
    {
        const PageTableFlags rights =
            PageTableFlags.User | PageTableFlags.Writable | PageTableFlags.NoExecute | PageTableFlags.Present;
        PageTableFlags expected = KernelMemory.Data & rights;
        if (address >= ImageLayout.Start() && address < ImageLayout.ReadOnlyEnd())
            expected = address < ImageLayout.TextEnd() ? PageTableFlags.Present : ReadOnly & rights;

        verdict.Equal((ulong)expected, (ulong)(entry.Flags & rights));
        verdict.That(entry.OwnsFrame || entry.Target.Value == address);
    }

    /// <summary>All RAM is reached at its own address, but for the guard pages.</summary>
    [SelfTest("memory")]
    internal static void Memory(ref Verdict verdict)
    {
        ulong missing = 0;
        ref MemoryMap map = ref BootInfo.Memory;
        for (int run = 0; run < map.Count; run++)
        {
            ulong size;
            for (ulong at = map.Start(run); MemoryMap.IsRam(map.Kind(run)) && at < map.Start(run + 1); at += size)
            {
                PageTableEntry entry = KernelMemory.Space.Pages.Query(new VirtAddr(at), out int shift);
                size = (1UL << shift) - (at & ((1UL << shift) - 1));
                missing += entry.IsPresent ? 0 : size;
            }
        }

        verdict.Equal(KernelStacks.Count * KernelStacks.GuardSize, missing);
    }

    /// <summary>What the tables say of the image is what its parts are.</summary>
    [SelfTest("image")]
    internal static void Image(ref Verdict verdict)
    {
        Expect(MemoryPlace.Text, ImageLayout.Start(), ref verdict);
        Expect(MemoryPlace.Text, (ulong)(delegate*<ref Verdict, void>)&Image, ref verdict);
        Expect(MemoryPlace.Constants, ImageLayout.TextEnd(), ref verdict);
        Expect(MemoryPlace.Variables, (ulong)Static.AddressOf(ref _tables), ref verdict);
        byte onStack;
        Expect(MemoryPlace.Stack, (ulong)&onStack, ref verdict);
        Expect(MemoryPlace.Heap, Heap.Base.Value, ref verdict);
    }

    private static void Expect(MemoryPlace expected, ulong address, ref Verdict verdict)
    {
        KernelMemory.Describe(new VirtAddr(address), out MemoryPlace place, out _);
        verdict.Equal((ulong)expected, (ulong)place);
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
        Expect(expected, address, ref verdict);
        verdict.Equal(0, KernelMemory.Space.Pages.Query(new VirtAddr(address), out _).Bits);
    }

    /// <summary>A large page is mapped, split by a change of rights, joined, and gone; and the frames are as before.</summary>
    [SelfTest("change")]
    internal static void Change(ref Verdict verdict)
    {
        ref PageMapper<FrameAllocator> pages = ref KernelMemory.Space.Pages;
        ulong free = PhysicalMemory.FreeBytes;
        const ulong size = PageTableEntry.LargePageSize;
        verdict.That(KernelMemory.Space.TryReserve(size, out Reservation range));
        verdict.That(PhysicalMemory.Frames.TryAllocate(FrameSize.Large, out PhysFrame frame));
        verdict.Equal((ulong)MapStatus.Done, (ulong)pages.Map(range.Start, frame, size, KernelMemory.Data, out TlbFlush flush));
        flush.Flush();
        var word = (ulong*)range.Start.Address.Pointer;
        *word = Pattern;
        verdict.Equal(Pattern, *(ulong*)frame.Address.Value);

        ExpectSize(PageSize.Large, range.Start, ref verdict);
        pages.Protect(range.Start, VirtPage.Size, ReadOnly, out flush);
        flush.Flush();
        ExpectSize(PageSize.Small, range.Start, ref verdict);
        verdict.Equal(Pattern, *word);
        pages.Protect(range.Start, VirtPage.Size, KernelMemory.Data, out flush);
        flush.Flush();
        ExpectSize(PageSize.Large, range.Start, ref verdict);
        *word = 0;

        verdict.Equal((ulong)MapStatus.Done, (ulong)KernelMemory.Space.Release(in range, out flush));
        flush.Flush();
        PhysicalMemory.Frames.Free(frame, FrameSize.Large);
        ExpectRestored(free, range.Start, ref verdict);
    }

    private static void ExpectSize(PageSize expected, VirtPage page, ref Verdict verdict)
    {
        KernelMemory.Space.Pages.Query(page.Address, out int shift);
        verdict.Equal((ulong)expected, (ulong)shift);
    }

    /// <summary>Addresses cost nothing; a page comes at its first touch, of zeros, and again when it was discarded.</summary>
    [SelfTest("demand")]
    internal static void Demand(ref Verdict verdict)
    {
        ulong free = PhysicalMemory.FreeBytes;
        verdict.That(KernelMemory.Space.TryReserve(HugeReservation, out Reservation range));
        verdict.Equal(free, PhysicalMemory.FreeBytes);
        Expect(MemoryPlace.Reserved, range.Start.Address.Value, ref verdict);
        verdict.That(!KernelMemory.TryResolveFault(range.Start.Address, 0));

        KernelMemory.Space.Commit(in range, KernelMemory.Data, out TlbFlush flush);
        Touch(range.Start.Address, ref verdict);
        KernelMemory.Space.Discard(in range, out flush);
        flush.Flush();
        Touch(range.Start.Address, ref verdict);
        Expect(MemoryPlace.Committed, range.Start.Address.Value, ref verdict);
        KernelMemory.Space.Release(in range, out flush);
        flush.Flush();
        ExpectRestored(free, range.Start, ref verdict);
    }

    private static void Touch(VirtAddr address, ref Verdict verdict)
    {
        verdict.That(KernelMemory.TryResolveFault(address, 0));
        var word = (ulong*)address.Pointer;
        verdict.Equal(0, *word);
        *word = Pattern;
    }

    private static void ExpectRestored(ulong free, VirtPage page, ref Verdict verdict)
    {
        Expect(MemoryPlace.Unmapped, page.Address.Value, ref verdict);
        verdict.Equal(free, PhysicalMemory.FreeBytes);
    }
}

using BareFlow.Memory;
using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The first page tables, read entry by entry from CR3 on.</summary>
[SelfTestSuite("paging", Finding = "paging, 2 MiB pages, 0 to 256 MiB")]
internal static unsafe class PagingTests
{
    private const PageTableFlags TableFlags = PageTableFlags.Present | PageTableFlags.Writable;
    private const PageTableFlags PageFlags = TableFlags | PageTableFlags.Huge;

    /// <summary>CR3 holds the PML4 that the entry code built.</summary>
    [SelfTest("cr3")]
    internal static void Cr3(ref Verdict verdict) => verdict.Equal(FirstTables.Pml4().Value, FirstTables.Root().Value);

    /// <summary>One entry of the PML4 leads to the PDPT.</summary>
    [SelfTest("pml4")]
    internal static void Pml4(ref Verdict verdict) =>
        CheckTable(FirstTables.Root(), 1, FirstTables.Pdpt(), TableFlags, ref verdict);

    /// <summary>One entry of the PDPT leads to the PD.</summary>
    [SelfTest("pdpt")]
    internal static void Pdpt(ref Verdict verdict) =>
        CheckTable(Below(FirstTables.Root()), 1, FirstTables.Pd(), TableFlags, ref verdict);

    /// <summary>128 entries of the PD map 2 MiB each onto themselves.</summary>
    [SelfTest("pd")]
    internal static void Pd(ref Verdict verdict) => CheckTable(
        Below(Below(FirstTables.Root())), FirstTables.MappedEntries, default, PageFlags, ref verdict);

    /// <summary>A walk ends where it began below 256 MiB, and nowhere from there on.</summary>
    [SelfTest("walk")]
    internal static void Walk(ref Verdict verdict)
    {
        const ulong step = PageTableEntry.LargePageSize / 2 + 8;
        for (ulong address = 0; address < FirstTables.MappedBytes; address += step)
        {
            verdict.That(PageTableWalk.TryTranslate(FirstTables.Root(), new VirtAddr(address), out PhysAddr target));
            verdict.Equal(address, target.Value);
        }

        var beyond = new VirtAddr(FirstTables.MappedBytes);
        verdict.That(!PageTableWalk.TryTranslate(FirstTables.Root(), beyond, out _));
    }

    /// <summary>The first <paramref name="used"/> entries lead to <paramref name="target"/> and on from there in steps of
    /// a large page, with exactly the given flags; all others are zero.</summary>
    private static void CheckTable(
        PhysAddr table, int used, PhysAddr target, PageTableFlags flags, ref Verdict verdict)
    {
        PageTable entries = PageTableWalk.TableAt(table);
        ulong expected = new PageTableEntry(target, flags).Bits;
        for (int index = 0; index < PageTableEntry.Count; index++)
        {
            verdict.Equal(index < used ? expected : 0, entries[index].BitsAsWritten);
            expected += PageTableEntry.LargePageSize;
        }
    }

    private static PhysAddr Below(PhysAddr table) => PageTableWalk.TableAt(table)[0].Target;
}

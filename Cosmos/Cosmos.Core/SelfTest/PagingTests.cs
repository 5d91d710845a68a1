using BareFlow.Memory;
using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>The first page tables, read entry by entry from CR3 on.</summary>
internal static unsafe class PagingTests
{
    private const PageTableFlags TableFlags = PageTableFlags.Present | PageTableFlags.Writable;
    private const PageTableFlags PageFlags = TableFlags | PageTableFlags.Huge;

    public static void Run(ref TestRun run)
    {
        run.File("PagingTests.cs"u8);
        run.Case("cr3"u8, &Cr3);
        run.Case("pml4"u8, &Pml4);
        run.Case("pdpt"u8, &Pdpt);
        run.Case("pd"u8, &Pd);
        run.Case("walk"u8, &Walk);
    }

    /// <summary>CR3 holds the PML4 that the entry code built.</summary>
    private static void Cr3(ref Verdict verdict) => verdict.Equal(FirstTables.Pml4().Value, FirstTables.Root().Value);

    /// <summary>One entry of the PML4 leads to the PDPT.</summary>
    private static void Pml4(ref Verdict verdict) =>
        CheckTable(FirstTables.Root(), 1, FirstTables.Pdpt(), TableFlags, ref verdict);

    /// <summary>One entry of the PDPT leads to the PD.</summary>
    private static void Pdpt(ref Verdict verdict) =>
        CheckTable(Below(FirstTables.Root()), 1, FirstTables.Pd(), TableFlags, ref verdict);

    /// <summary>128 entries of the PD map 2 MiB each onto themselves.</summary>
    private static void Pd(ref Verdict verdict) => CheckTable(
        Below(Below(FirstTables.Root())), FirstTables.MappedEntries, default, PageFlags, ref verdict);

    /// <summary>A walk ends where it began below 256 MiB, and nowhere from there on.</summary>
    private static void Walk(ref Verdict verdict)
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

using System;
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
        run.Case("paging.cr3"u8, &Cr3);
        run.Case("paging.pml4"u8, &Pml4);
        run.Case("paging.pdpt"u8, &Pdpt);
        run.Case("paging.pd"u8, &Pd);
        run.Case("paging.walk"u8, &Walk);
    }

    private static void Cr3(ref Verdict verdict) =>
        verdict.Equal(FirstTables.Pml4.Value, FirstTables.Root.Value, "CR3 holds the PML4"u8);

    private static void Pml4(ref Verdict verdict)
    {
        PageTable table = PageTableWalk.TableAt(FirstTables.Root);
        verdict.Equal(Table(FirstTables.Pdpt), table[0].BitsAsWritten, "PML4[0] points to the PDPT"u8);
        verdict.Equal(PageTableEntry.Count, (ulong)table.FirstPresent(1), "PML4[1] to [511] are empty"u8);
    }

    private static void Pdpt(ref Verdict verdict)
    {
        PageTable table = PageTableWalk.TableAt(PageTableWalk.TableAt(FirstTables.Root)[0].Target);
        verdict.Equal(Table(FirstTables.Pd), table[0].BitsAsWritten, "PDPT[0] points to the PD"u8);
        verdict.Equal(PageTableEntry.Count, (ulong)table.FirstPresent(1), "PDPT[1] to [511] are empty"u8);
    }

    private static void Pd(ref Verdict verdict)
    {
        PageTable pdpt = PageTableWalk.TableAt(PageTableWalk.TableAt(FirstTables.Root)[0].Target);
        PageTable table = PageTableWalk.TableAt(pdpt[0].Target);
        for (int index = 0; index < FirstTables.MappedEntries; index++)
        {
            var page = new PhysAddr((ulong)index * PageTableEntry.LargePageSize);
            ulong expected = new PageTableEntry(page, PageFlags).Bits;
            verdict.Equal(expected, table[index].BitsAsWritten, "PD[0] to [127] map 2 MiB each onto themselves"u8);
        }

        int next = table.FirstPresent(FirstTables.MappedEntries);
        verdict.Equal(PageTableEntry.Count, (ulong)next, "PD[128] to [511] are empty"u8);
    }

    private static void Walk(ref Verdict verdict)
    {
        const ulong step = PageTableEntry.LargePageSize / 2 + 8;
        for (ulong address = 0; address < FirstTables.MappedBytes; address += step)
        {
            bool mapped = PageTableWalk.TryTranslate(FirstTables.Root, new VirtAddr(address), out PhysAddr target);
            verdict.That(mapped, "every address below 256 MiB is mapped"u8);
            verdict.Equal(address, target.Value, "an address below 256 MiB is mapped to itself"u8);
        }

        var beyond = new VirtAddr(FirstTables.MappedBytes);
        verdict.That(!PageTableWalk.TryTranslate(FirstTables.Root, beyond, out _), "256 MiB is not mapped"u8);
    }

    private static ulong Table(PhysAddr table) => new PageTableEntry(table, TableFlags).Bits;
}

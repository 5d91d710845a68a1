using System;

namespace Cosmos.Core;

/// <summary>What became of what the report this kernel began with looked into.</summary>
internal struct Findings
{
    public SuiteResult Paging, Bss, Bump, FreeList;

    /// <summary>Writes the report as KTAP diagnostics.</summary>
    public readonly void Report()
    {
        Terminal.WriteLine("# What the report behind this kernel looked into, on this machine:"u8);
        Report("paging, no page both writable and executable"u8, Paging);
        Report("BSS zeroing"u8, Bss);
        Report("bump allocator, malloc(1024) and free"u8, Bump);
        Report("free-list allocator, malloc(1024) and free, where the report stopped"u8, FreeList);
        Terminal.Print("#   heap: %s at %x, "u8, Heap.Statistics.Capacity, Heap.Base.Value);
        Terminal.WriteLine(Heap.AllocatorName);
    }

    private static void Report(ReadOnlySpan<byte> what, SuiteResult result)
    {
        Terminal.Write("#   "u8);
        Terminal.Write(what);
        Terminal.WriteLine(result switch
        {
            SuiteResult.Working => ": WORKING"u8,
            SuiteResult.Broken => ": BROKEN"u8,
            _ => ": not run"u8,
        });
    }
}

using System;

namespace Cosmos.Core;

/// <summary>What became of the three things that the report this kernel began with looked into.</summary>
internal struct Findings
{
    public SuiteResult Paging, Bss, Bump;

    /// <summary>Writes the report as KTAP diagnostics.</summary>
    public readonly void Report()
    {
        Terminal.WriteLine("# The three suspects of the report behind this kernel, on this machine:"u8);
        Report("paging, 2 MiB pages, 0 to 256 MiB"u8, Paging);
        Report("BSS zeroing"u8, Bss);
        Report("bump allocator, malloc(1024) and free"u8, Bump);
        Terminal.Print("#   heap: %s at %x\n"u8, Heap.Capacity, Heap.Base.Value);
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

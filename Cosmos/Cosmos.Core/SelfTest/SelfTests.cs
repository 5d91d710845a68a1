using System;
using System.Runtime;
using Cosmos.Core.Console;
using Cosmos.Core.Start;
using Cosmos.SelfTest;

[assembly: SelfTestOrder(
    "frames", "paging", "bss", "globals", "rawheap", "bump", "freelist",
    "hardened", "hardening", "faults", "time", "scheduler", "console", "broken")]

namespace Cosmos.Core.SelfTest;

/// <summary>The self-tests of an image: those of the kernel at once, and those of the program when it is up.</summary>
internal static unsafe class SelfTests
{
    /// <summary>What <see cref="BootTests.Run"/> calls, in an image that has self-tests. When no test matches, that is a failure, as it
    /// is most likely a misspelling.</summary>
    [RuntimeExport("bareflow_run_self_tests")]
    private static bool Run(byte* text, int length, bool hasProgram, bool exits)
    {
        TestTables.Enter();
        var globs = new ReadOnlySpan<byte>(text, length);
        int own = TestRun.Count(globs, TestTables.OfKernel);
        int all = hasProgram ? TestRun.Count(globs, TestTables.Count) : own;
        if (all == 0)
            return ReportNoMatch(globs);

        var tally = default(TestTally);
        var test = new TestCursor(globs, TestTables.OfKernel);
        TestRun.WritePlan(all);
        while (test.MoveNext())
            TestRun.RunCase(ref test, ref tally);

        if (all > own)
            ProgramTests.Begin(in test, in tally, exits);
        else
            tally.Summarize();

        return tally.Failed == 0;
    }

    private static bool ReportNoMatch(ReadOnlySpan<byte> globs)
    {
        Terminal.Write("selftest: no test matches '"u8);
        Terminal.WriteForeign(globs);
        Terminal.WriteLine("'"u8);
        return false;
    }
}

using System;

namespace Cosmos.Core;

/// <summary>The boot-time self-tests: all suites, and the report in plain words.</summary>
public static unsafe class SelfTests
{
    /// <summary>Runs the tests whose name matches <paramref name="glob"/>. A glob that matches none is a failure, as it
    /// is most likely a misspelling.</summary>
    /// <returns>Whether all of them passed.</returns>
    public static bool Run(ReadOnlySpan<byte> glob)
    {
        var run = new TestRun(glob);
        RunSuites(ref run);
        if (run.Selected == 0)
            return ReportNoMatch(glob);

        run.BeginRunning();
        Findings findings = RunSuites(ref run);
        findings.Report();
        ReportSummary(in run);
        return run.Failed == 0;
    }

    private static Findings RunSuites(ref TestRun run)
    {
        var findings = default(Findings);
        findings.Paging = run.Suite("paging"u8, &PagingTests.Run);
        findings.Bss = run.Suite("bss"u8, &BssTests.Run);
        run.Suite("globals"u8, &GlobalsTests.Run);
        run.Suite("frames"u8, &FrameTests.Run);
        run.Suite("rawheap"u8, &RawHeapTests.Run);
        findings.Bump = run.Suite("bump"u8, &HeapTests.RunBump);
        findings.FreeList = run.Suite("freelist"u8, &HeapTests.RunFreeList);
        run.Suite("hardening"u8, &HardeningTests.Run);
        run.Suite("broken"u8, &BrokenTests.Run);
        return findings;
    }

    private static bool ReportNoMatch(ReadOnlySpan<byte> glob)
    {
        Terminal.Write("selftest: no test matches '"u8);
        Terminal.Write(glob);
        Terminal.WriteLine("'"u8);
        return false;
    }

    private static void ReportSummary(in TestRun run)
    {
        if (run.Failed > 0)
            Terminal.Print("%d of %d self-tests failed.\n"u8, (ulong)run.Failed, (ulong)run.Selected);
        else
            Terminal.Print("All %d self-tests passed.\n"u8, (ulong)run.Selected);
    }
}

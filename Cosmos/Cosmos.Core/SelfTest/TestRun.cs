using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Cases;
using Cosmos.Core.Console;
using Cosmos.Core.Reports;

namespace Cosmos.Core.SelfTest;

/// <summary>Runs the kernel's self-tests that the globs take, and reports them.</summary>
/// <remarks>The report is KTAP, as in the Linux kernel's documentation <c>dev-tools/ktap.rst</c>: the diagnostics of a
/// test come before its result.</remarks>
internal static unsafe class TestRun
{
    /// <summary>How many tests the globs take.</summary>
    /// <param name="globs">The globs.</param>
    /// <param name="tables">In how many of the tables.</param>
    public static int Count(ReadOnlySpan<byte> globs, int tables)
    {
        int count = 0;
        var test = new TestCursor(globs, tables);
        while (test.MoveNext())
            count++;

        return count;
    }

    /// <summary>Writes the plan of a report.</summary>
    /// <param name="count">How many tests it will be of.</param>
    public static void WritePlan(int count)
    {
        Terminal.Print("KTAP version 1\n1..%d\n"u8, (ulong)count);
        Verdict.Handler = &TestGuard.Explain;
    }

    /// <summary>Runs a test and reports it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RunCase(ref TestCursor test, ref TestTally tally)
    {
        Trace.Begin(test.Case);
        var verdict = default(Verdict);
        Recount before = Recount.Now();
        if (test.Heap != ScratchHeap.None)
            ScratchHeaps.Begin(test.Heap);

        bool isDone = TestGuard.TryRun(ref verdict, in test);
        bool isFailed = !isDone | verdict.Failed | !ScratchHeaps.End(isDone) | !before.IsSameNow();
        tally.Report(ref test, isFailed, verdict.IsSkipped, verdict.Reason);
    }
}

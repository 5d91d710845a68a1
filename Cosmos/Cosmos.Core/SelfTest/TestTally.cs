using System;
using System.Runtime.CompilerServices;
using Cosmos.Core.Console;
using Cosmos.Core.Image;
using Cosmos.Core.Memory;
using Cosmos.Core.Strings;

namespace Cosmos.Core.SelfTest;

/// <summary>What a run of self-tests has come to: the numbers, and the results as they are written.</summary>
internal struct TestTally
{
    private const int Bits = 64;

    /// <summary>Tests that were run.</summary>
    public int Selected;

    /// <summary>Tests that failed.</summary>
    public int Failed;

    /// <summary>Tests that could not be run on this machine.</summary>
    public int Skipped;

    /// <summary>A bit for each suite of the table that ran.</summary>
    public ulong SuitesRun;

    /// <summary>A bit for each of them in which a test failed.</summary>
    public ulong SuitesBroken;

    /// <summary>The bit of a suite by its number; 0 where there is none left for it.</summary>
    public static ulong BitOf(int suite) => suite < Bits ? 1UL << suite : 0;

    /// <summary>Counts a test and writes its result. What failed was not skipped.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Report(ref TestCursor test, bool isFailed, bool isSkipped, ReadOnlySpan<byte> reason)
    {
        SuitesRun |= test.Suite;
        SuitesBroken |= isFailed ? test.Suite : 0;
        Terminal.Colour = isFailed ? TextColour.Error : TextColour.Good;
        Terminal.Write(isFailed ? "not ok "u8 : "ok "u8);
        Terminal.Colour = TextColour.Normal;
        Terminal.Print("%d "u8, (ulong)++Selected);
        Terminal.Write(test.Name);
        Failed += isFailed ? 1 : 0;
        if (isSkipped && !isFailed)
            ReportSkip(reason);

        Terminal.WriteLine(default);
    }

    /// <summary>Writes, in plain words, whether each suite with a <c>Finding</c> passed, and the result of all tests.
    /// </summary>
    public readonly void Summarize()
    {
        Terminal.WriteLine("# Results on this machine:"u8);
        int suite = 0;
        for (int table = 0; table < TestTables.Count; table++)
        {
            StillText rest = TestTables.At(table).Suites;
            while (!rest.IsEmpty)
                ReportSuite(rest.Take((byte)'\n'), BitOf(suite++));
        }

        Terminal.Write("#   optimisation: "u8);
        Terminal.Write(ImageLayout.IsOptimized() ? "on"u8 : "off"u8);
        Terminal.Print("\n#   heap: %s at %x, "u8, Heap.Statistics.Capacity, Heap.Base.Value);
        Terminal.WriteLine(Heap.AllocatorName);
        Terminal.Print(
            Failed > 0 ? "%d of %d self-tests failed"u8 : "All %d self-tests passed"u8,
            (ulong)(Failed > 0 ? Failed : Selected),
            (ulong)Selected);
        if (Skipped > 0)
            Terminal.Print(", %d skipped"u8, (ulong)Skipped);

        Terminal.WriteLine("."u8);
    }

    private readonly void ReportSuite(ReadOnlySpan<byte> line, ulong suite)
    {
        Text.Take(ref line, (byte)' ');
        Text.Take(ref line, (byte)' ');
        if (line.Length == 0)
            return;

        Terminal.Write("#   "u8);
        Terminal.Write(line);
        Terminal.WriteLine(
            (SuitesRun & suite) == 0 ? ": not run"u8
            : (SuitesBroken & suite) == 0 ? ": WORKING"u8
            : ": BROKEN"u8);
    }

    private void ReportSkip(ReadOnlySpan<byte> reason)
    {
        Skipped++;
        Terminal.Write(" # SKIP "u8);
        Terminal.Write(reason);
    }
}

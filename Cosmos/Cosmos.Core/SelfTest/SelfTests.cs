using System;
using Cosmos.Core;
using Cosmos.Core.Console;

[assembly: SelfTestOrder(
    "frames", "paging", "bss", "globals", "rawheap", "bump", "freelist",
    "hardened", "hardening", "faults", "time", "scheduler", "console", "broken")]

namespace Cosmos.Core;

/// <summary>The boot-time self-tests: all suites, and the report in plain words.</summary>
public static class SelfTests
{
    /// <summary>Runs the core's tests whose name matches one of <paramref name="globs"/>, which commas separate. When none
    /// matches, that is a failure, as it is most likely a misspelling.</summary>
    /// <returns>Whether all of them passed.</returns>
    public static bool Run(ReadOnlySpan<byte> globs)
    {
        bool hasRun = TryRun(globs, 0, out TestTally tally);
        if (hasRun)
            tally.Summarize();

        return hasRun && tally.Failed == 0;
    }

    /// <summary>Runs the core's tests as <see cref="Run"/> does, and has the kernel program run those of its own when it is up.
    /// They are in the same report, whose end comes with the last of them.</summary>
    /// <param name="globs">Which tests; what lies there must stay until the end.</param>
    /// <param name="exits">Whether the kernel is left at the end of the program's tests.</param>
    /// <returns>Whether all that ran so far passed.</returns>
    internal static bool RunWithProgram(ReadOnlySpan<byte> globs, bool exits)
    {
        int others = ProgramTests.Select(globs, exits);
        if (others == 0)
            return Run(globs);

        TryRun(globs, others, out TestTally tally);
        ProgramTests.Begin(in tally);
        return tally.Failed == 0;
    }

    /// <summary>Runs the core's tests and writes the report but for its end.</summary>
    /// <param name="globs">Which tests.</param>
    /// <param name="others">Tests that others run after these.</param>
    /// <param name="tally">What they came to.</param>
    /// <returns>False when the globs select none at all.</returns>
    private static bool TryRun(ReadOnlySpan<byte> globs, int others, out TestTally tally)
    {
        var run = new TestRun(globs);
        run.GoThrough();
        bool isAny = run.Tally.Selected + others > 0;
        if (isAny)
        {
            run.BeginRunning(others);
            run.GoThrough();
        }
        else
        {
            ReportNoMatch(globs);
        }

        tally = run.Tally;
        return isAny;
    }

    private static void ReportNoMatch(ReadOnlySpan<byte> globs)
    {
        Terminal.Write("selftest: no test matches '"u8);
        Terminal.WriteForeign(globs);
        Terminal.WriteLine("'"u8);
    }
}

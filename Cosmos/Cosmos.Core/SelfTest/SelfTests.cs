using System;
using Cosmos.Core;

[assembly: SelfTestOrder(
    "frames", "paging", "bss", "globals", "rawheap", "bump", "freelist",
    "hardened", "hardening", "faults", "time", "scheduler", "console", "broken")]

namespace Cosmos.Core;

/// <summary>The boot-time self-tests: all suites, and the report in plain words.</summary>
public static class SelfTests
{
    /// <summary>Runs the tests whose name matches one of <paramref name="globs"/>, which commas separate. When none matches,
    /// that is a failure, as it is most likely a misspelling.</summary>
    /// <returns>Whether all of them passed.</returns>
    public static bool Run(ReadOnlySpan<byte> globs)
    {
        var run = new TestRun(globs);
        run.GoThrough();
        if (run.Selected == 0)
            return ReportNoMatch(globs);

        run.BeginRunning();
        run.GoThrough();
        run.Report();
        return run.Failed == 0;
    }

    private static bool ReportNoMatch(ReadOnlySpan<byte> globs)
    {
        Terminal.Write("selftest: no test matches '"u8);
        Terminal.Write(globs);
        Terminal.WriteLine("'"u8);
        return false;
    }
}

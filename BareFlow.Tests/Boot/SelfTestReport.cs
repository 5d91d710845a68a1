using System.Linq;
using BareFlow.Tests.Boot.Ktap;
using BareFlow.Tests.Boot.Machines;

namespace BareFlow.Tests.Boot;

/// <summary>What a run of the kernel's self-tests must report when all is well.</summary>
internal static class SelfTestReport
{
    private static readonly string[] ReportedThings = ["paging", "BSS zeroing", "bump allocator", "free-list allocator"];

    /// <summary>Every test of the table ran and passed, paging, BSS and both allocators are reported as working, and the last line
    /// says so in words.</summary>
    /// <returns>The report, for more to be asked of it.</returns>
    public static KtapReport MustBePerfect(BootResult result)
    {
        KtapReport report = MustPass(result);
        string[] missing = [.. KernelSuites.Tests.Except(report.Cases.Select(test => test.Name))];
        result.Require(missing.Length == 0, $"expected {string.Join(' ', missing)}");
        foreach (string thing in ReportedThings)
            RequireWorking(result, report, thing);

        return report;
    }

    /// <summary>Every case that was selected passed, and the last line says so in words.</summary>
    public static KtapReport MustPass(BootResult result)
    {
        KtapReport report = result.ReadReport();
        string[] failed = [.. report.Cases.Where(test => test.Outcome == KtapOutcome.Failed).Select(test => test.Name)];
        result.Require(failed.Length == 0, $"failed: {string.Join(' ', failed)}");
        string? stray = report.OtherLines.FirstOrDefault();
        result.Require(stray is null, $"expected nothing but KTAP, found '{stray}'");
        result.Require(
            report.Summary.Contains($" {report.Cases.Count} ") && report.Summary.Contains("passed"),
            "expected a summary with the number of tests and the word 'passed'");
        return report;
    }

    private static void RequireWorking(BootResult result, KtapReport report, string thing) => result.Require(
        report.Findings.Any(line => line.StartsWith(thing) && line.EndsWith(": WORKING")),
        $"expected a finding on {thing} that ends in WORKING");
}

using System;
using System.Linq;
using Xunit;

namespace BareFlow.Tests.Boot.Ktap;

/// <summary>The parser accepts what the kernel writes and nothing that breaks a rule.</summary>
public class KtapParserTests
{
    private const string WellFormed =
        "Booting\r\n" +
        "KTAP version 1\r\n" +
        "1..3\r\n" +
        "ok 1 paging.cr3\r\n" +
        "# PagingTests.cs:12: expected 1, found 2\r\n" +
        "not ok 2 paging.walk\r\n" +
        "malloc(16) = 0x1000\r\n" +
        "ok 3 bump.huge # SKIP no room\r\n" +
        "#   paging: BROKEN\r\n" +
        "1 of 3 self-tests failed.\r\n";

    [Fact]
    public void Cases_have_name_suite_and_outcome()
    {
        KtapReport report = KtapReport.Parse(WellFormed);
        Assert.Equal(["paging.cr3", "paging.walk", "bump.huge"], report.Cases.Select(test => test.Name));
        Assert.Equal(["paging", "paging", "bump"], report.Cases.Select(test => test.Suite));
        Assert.Equal(
            [KtapOutcome.Passed, KtapOutcome.Failed, KtapOutcome.Skipped], report.Cases.Select(test => test.Outcome));
    }

    [Fact]
    public void Diagnostics_belong_to_the_result_after_them()
    {
        KtapReport report = KtapReport.Parse(WellFormed);
        Assert.Empty(report.Cases[0].Diagnostics);
        Assert.Equal(["PagingTests.cs:12: expected 1, found 2"], report.Cases[1].Diagnostics);
        Assert.Equal(["paging: BROKEN"], report.Findings);
    }

    [Fact]
    public void The_rest_is_kept_apart()
    {
        KtapReport report = KtapReport.Parse(WellFormed);
        Assert.Equal("no room", report.Cases[2].Reason);
        Assert.Equal(["malloc(16) = 0x1000"], report.OtherLines);
        Assert.Equal("1 of 3 self-tests failed.", report.Summary);
    }

    [Theory]
    [InlineData("", "no KTAP version line")]
    [InlineData("1..1|ok 1 a.b|done", "no KTAP version line")]
    [InlineData("boot|KTAP version 2|1..1|ok 1 a.b|done", "Line 2: expected 'KTAP version 1': 'KTAP version 2'")]
    [InlineData("KTAP version 1", "expected the plan")]
    [InlineData("KTAP version 1|ok 1 a.b|1..1|done", "expected the plan")]
    [InlineData("KTAP version 1|1..0|done", "expected the plan")]
    [InlineData("KTAP version 1|1..many|ok 1 a.b|done", "expected the plan")]
    [InlineData("KTAP version 1|1..2|ok 1 a.b", "expected 2 results, found 1")]
    [InlineData("KTAP version 1|1..2|ok 1 a.b|done", "expected 2 results, found 1")]
    [InlineData("KTAP version 1|1..1|ok 1 a.b|ok 2 a.c|done", "expected the summary after 1 results")]
    [InlineData("KTAP version 1|1..2|ok 1 a.b|ok 3 a.c|done", "expected number 2")]
    [InlineData("KTAP version 1|1..2|ok 1 a.b|ok 1 a.c|done", "expected number 2")]
    [InlineData("KTAP version 1|1..2|ok 1 a.b|ok 2 a.b|done", "a second time")]
    [InlineData("KTAP version 1|1..1|ok 1|done", "suite.case")]
    [InlineData("KTAP version 1|1..1|ok 1 plain|done", "suite.case")]
    [InlineData("KTAP version 1|1..1|ok one a.b|done", "malformed result")]
    [InlineData("KTAP version 1|1..1|okay|done", "malformed result")]
    [InlineData("KTAP version 1|1..1|ok 1 a.b # SKIP|done", "SKIP reason")]
    [InlineData("KTAP version 1|1..1|not ok 1 a.b # SKIP late|done", "must be ok")]
    [InlineData("KTAP version 1|1..1|ok 1 a.b", "expected a summary")]
    [InlineData("KTAP version 1|1..1|ok 1 a.b|# note", "expected a summary")]
    [InlineData("KTAP version 1|1..1|ok 1 a.b||done", "expected the summary")]
    [InlineData("KTAP version 1|1..1|ok 1 a.b|done|more", "after the summary")]
    [InlineData("KTAP version 1|1..2|ok 1 a.b|KTAP version 1|1..2|ok 1 a.b|ok 2 a.c|done", "second report")]
    [InlineData("KTAP version 1|1..2|1..2|ok 1 a.b|ok 2 a.c|done", "second report")]
    public void Malformed_reports_are_refused(string lines, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => KtapReport.Parse(lines.Replace("|", "\r\n")));
        Assert.Contains(reason, failure.Message);
    }
}

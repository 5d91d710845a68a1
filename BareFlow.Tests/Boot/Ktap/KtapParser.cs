using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace BareFlow.Tests.Boot.Ktap;

/// <summary>Reads KTAP version 1 strictly, as in the Linux kernel's <c>dev-tools/ktap.rst</c>, without nested tests:
/// the version line, the plan, one result line for each planned test with the numbers in sequence, diagnostics before
/// the result they belong to, and last, in one line, a summary in plain words.</summary>
internal sealed partial class KtapParser
{
    private const string VersionPrefix = "KTAP version ";
    private const string Version = VersionPrefix + "1";

    private readonly string[] _lines;
    private readonly List<KtapCase> _cases = [];
    private readonly List<string> _otherLines = [];
    private List<string> _diagnostics = [];
    private int _next;

    /// <summary>Prepares to read <paramref name="serial"/>, whose lines may end in CR LF.</summary>
    public KtapParser(string serial) =>
        _lines = [.. serial.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r'))];

    /// <summary>Reads to the end.</summary>
    public KtapReport Parse()
    {
        SkipToVersion();
        int planned = ReadPlan();
        while (_cases.Count < planned)
            ReadResultOrElse(planned);

        ReadFindings();
        return new KtapReport(_cases, _diagnostics, _otherLines, ReadSummary());
    }

    private void SkipToVersion()
    {
        _next = Array.FindIndex(_lines, line => line.StartsWith(VersionPrefix, StringComparison.Ordinal));
        if (_next < 0)
            throw new FormatException("There is no KTAP version line.");

        Require(_lines[_next++] == Version, $"expected '{Version}'");
    }

    private int ReadPlan()
    {
        string line = Take("the plan");
        Match plan = PlanPattern().Match(line);
        Require(plan.Success, "expected the plan, 1..N");
        return Number(plan.Groups["count"]);
    }

    private void ReadResultOrElse(int planned)
    {
        string line = Take($"{planned} results, found {_cases.Count}");
        Require(!IsHeader(line), "a second report before the end of the first");
        if (line.StartsWith('#'))
            _diagnostics.Add(line[1..].Trim());
        else if (ResultPattern().Match(line) is { Success: true } result)
            AddCase(result);
        else
            AddOther(line);
    }

    private void AddCase(Match result)
    {
        int expected = _cases.Count + 1;
        string name = result.Groups["name"].Value;
        Require(Number(result.Groups["number"]) == expected, $"expected number {expected}");
        Require(NamePattern().IsMatch(name), "expected a name of the form suite.case");
        Require(_cases.All(other => other.Name != name), "the name occurs a second time");
        _cases.Add(new KtapCase(name, OutcomeOf(result), result.Groups["reason"].Value, _diagnostics));
        _diagnostics = [];
    }

    private KtapOutcome OutcomeOf(Match result)
    {
        bool passed = result.Groups["not"].Length == 0;
        if (!result.Groups["directive"].Success)
            return passed ? KtapOutcome.Passed : KtapOutcome.Failed;

        Require(passed, "a skipped test must be ok");
        Require(result.Groups["reason"].Length > 0, "expected '# SKIP reason'");
        return KtapOutcome.Skipped;
    }

    private void AddOther(string line)
    {
        bool looksLikeResult = line.StartsWith("ok", StringComparison.Ordinal)
            || line.StartsWith("not ok", StringComparison.Ordinal);
        Require(!looksLikeResult, "a malformed result line");
        _otherLines.Add(line);
    }

    private void ReadFindings()
    {
        while (_next < _lines.Length && _lines[_next].StartsWith('#'))
            _diagnostics.Add(_lines[_next++][1..].Trim());
    }

    private string ReadSummary()
    {
        string summary = Take("a summary");
        Require(summary.Length > 0 && !ResultPattern().IsMatch(summary) && !IsHeader(summary),
            $"expected the summary after {_cases.Count} results");
        if (_next < _lines.Length)
            throw new FormatException($"Line {_next + 1} comes after the summary: '{_lines[_next]}'.");

        return summary;
    }

    private string Take(string expected)
    {
        if (_next == _lines.Length)
            throw new FormatException($"The report ends after line {_next}: expected {expected}.");

        return _lines[_next++];
    }

    /// <summary>The line taken last must obey a rule.</summary>
    private void Require(bool holds, string rule)
    {
        if (!holds)
            throw new FormatException($"Line {_next}: {rule}: '{_lines[_next - 1]}'.");
    }

    private static bool IsHeader(string line) =>
        line.StartsWith(VersionPrefix, StringComparison.Ordinal) || PlanPattern().IsMatch(line);

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^1\.\.(?<count>[1-9]\d{0,5})$")]
    private static partial Regex PlanPattern();

    [GeneratedRegex(@"^(?<not>not )?ok (?<number>\d{1,6})( (?<name>[^#]*?))?(?<directive> # SKIP *(?<reason>.*))?$")]
    private static partial Regex ResultPattern();

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    private static partial Regex NamePattern();
}

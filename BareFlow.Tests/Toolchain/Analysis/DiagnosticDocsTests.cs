using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using IL2CPU.Analysis;
using IL2CPU.Linking;
using IL2CPU.Plugs;
using IL2CPU.Plugs.Managed;
using Xunit;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>The chapters list the diagnostics as the catalogues have them.</summary>
public class DiagnosticDocsTests
{
    [Fact]
    public void Plug_diagnostics_are_listed() => AssertListed("plugs.md", "| PLUG", [.. PlugRules.All, .. ManagedPlugRules.All]);

    [Fact]
    public void Freestanding_diagnostics_are_listed() =>
        AssertListed("freestanding.md", "| BF", FreestandingRules.All);

    [Fact]
    public void Link_diagnostics_are_listed() => AssertListed("building.md", "| LINK", LinkRules.All);

    [Theory]
    [InlineData("PLUG")]
    [InlineData("BF")]
    [InlineData("LINK")]
    public void Codes_count_up(string prefix)
    {
        string[] codes =
        [
            .. PlugRules.All.Concat(ManagedPlugRules.All).Concat(FreestandingRules.All).Concat(LinkRules.All).Select(r => r.Code)
                .Where(c => c.StartsWith(prefix, System.StringComparison.Ordinal)),
        ];
        Assert.Equal(Enumerable.Range(1, codes.Length).Select(n => $"{prefix}{n:D4}"), codes);
    }

    private static void AssertListed(string chapter, string rowStart, IReadOnlyList<DiagnosticRule> rules)
    {
        string path = Repository.At(Path.Combine("docs", chapter));
        IEnumerable<string> rows = File.ReadLines(path)
            .Where(l => l.StartsWith(rowStart, System.StringComparison.Ordinal));
        Assert.Equal(rules.Select(r => $"| {r.Code} | {r.Title} | {r.Advice} |"), rows);
    }
}

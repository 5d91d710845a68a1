using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>What the analyzer reports, and what it leaves alone, in optimized and in debug code.</summary>
public class FreestandingAnalyzerTests
{
    public static MatrixTheoryData<string, bool> Cases =>
        new(FreestandingCases.All.Select(c => c.Title), [true, false]);

    public static MatrixTheoryData<string, bool> Clean => new(FreestandingCode.All.Keys, [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reports_one_finding_at_its_line(string title, bool optimize)
    {
        FreestandingCase expected = FreestandingCases.All.Single(c => c.Title == title);
        using var snippet = new CSharpSnippet(expected.Source, optimize);
        DiagnosticRule rule = FreestandingRules.All.Single(r => r.Code == expected.Code);
        Assert.Equal(
            [$"{snippet.SourcePath}({expected.Line}) error {rule.Code}: {expected.Finding}; {rule.Advice}"],
            FreestandingAnalyzer.Analyze(snippet.AssemblyPath).Select(WithoutColumn));
    }

    [Theory]
    [MemberData(nameof(Clean))]
    public void Leaves_freestanding_code_alone(string title, bool optimize)
    {
        using var snippet = new CSharpSnippet(FreestandingCode.All[title], optimize);
        Assert.Empty(FreestandingAnalyzer.Analyze(snippet.AssemblyPath));
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        Assert.Equal(
            FreestandingRules.All.Select(r => r.Code),
            FreestandingCases.All.Select(c => c.Code).Append(FreestandingRules.DoubleExport.Code).Distinct().Order());

    [Fact]
    public void A_symbol_that_is_exported_twice_is_reported_with_both_places()
    {
        const string source = """
            static class Ports
            {
                [System.Runtime.RuntimeExport("read")] static int Read() => 1;
                [System.Runtime.RuntimeExport("write")] static int Write() => 2;
                [System.Runtime.RuntimeExport("read")] static int ReadAgain() => 3;
            }
            """;
        using var snippet = new CSharpSnippet(source);
        XDiagnostic finding = Assert.Single(FreestandingAnalyzer.Analyze(snippet.AssemblyPath));
        Assert.Equal((5, "BF0026"), (finding.Location.Line, finding.Code));
        Assert.StartsWith($"'Ports.ReadAgain()' exports 'read', as Ports.Read() does in {snippet.SourcePath}(3);", finding.Message);
    }

    [Fact]
    public void A_symbol_that_a_reference_exports_too_is_reported_with_both_places()
    {
        const string source = """static class NAME { [System.Runtime.RuntimeExport("read")] static int Read() => 1; }""";
        using var lower = new CSharpSnippet(source.Replace("NAME", "Lower"), name: "Lower");
        using var upper = new CSharpSnippet(source.Replace("NAME", "Upper"), name: "Upper");
        XDiagnostic finding = Assert.Single(FreestandingAnalyzer.Analyze(upper.AssemblyPath, [lower.AssemblyPath]));
        Assert.Equal(new XLocation(upper.SourcePath, 1, finding.Location.Column), finding.Location);
        Assert.StartsWith($"'Upper.Read()' exports 'read', as Lower.Read() does in {lower.SourcePath}(1);", finding.Message);
    }

    [Fact]
    public void Findings_come_by_line_and_say_columns()
    {
        const string source = """
            static class Log
            {
                static void Two() { Write("a"); Write("b"); }
                static void Write(object? text) { }
                static void Box() => Write(1);
            }
            """;
        using var snippet = new CSharpSnippet(source);
        Assert.Equal(
            [(3, 25, "BF0022"), (3, 37, "BF0022"), (5, 26, "BF0020")],
            FreestandingAnalyzer.Analyze(snippet.AssemblyPath)
                .Select(d => (d.Location.Line, d.Location.Column, d.Code)));
    }

    [Fact]
    public void Without_a_PDB_findings_name_the_assembly()
    {
        const string source = """
            static class Log
            {
                static void Two() { Write("a"); Write("b"); }
                static void Write(string? text) { }
            }
            """;
        using var snippet = new CSharpSnippet(source);
        File.Delete(snippet.PdbPath);
        XDiagnostic[] findings = [.. FreestandingAnalyzer.Analyze(snippet.AssemblyPath)];
        Assert.Equal(2, findings.Length);
        Assert.All(findings, f => Assert.Equal(snippet.AssemblyPath, f.Location.Path));
    }

    [Fact]
    public void Without_the_sources_a_declaration_is_known_by_its_file()
    {
        using var snippet = new CSharpSnippet("public struct Table { public string Name; }");
        File.Delete(snippet.SourcePath);
        XDiagnostic finding = Assert.Single(FreestandingAnalyzer.Analyze(snippet.AssemblyPath));
        Assert.Equal(new XLocation(snippet.SourcePath, 0, 0), finding.Location);
    }

    private static string WithoutColumn(XDiagnostic d) =>
        $"{d.Location.Path}({d.Location.Line}) error {d.Code}: {d.Message}";
}

using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        string message = $"{snippet.SourcePath}({expected.Line}) error {rule.Code}: {expected.Finding}; {rule.Advice}";
        Assert.Equal([message], FreestandingAnalyzer.Analyze(snippet.AssemblyPath).Select(WithoutColumn));
        Assert.Equal(expected.OnlyInIL is null ? [message] : [], CompilerFindings.In(snippet).Select(WithoutColumn));
    }

    [Theory]
    [MemberData(nameof(Clean))]
    public void Leaves_freestanding_code_alone(string title, bool optimize)
    {
        using var snippet = new CSharpSnippet(FreestandingCode.All[title], optimize);
        Assert.Empty(FreestandingAnalyzer.Analyze(snippet.AssemblyPath));
        Assert.Empty(CompilerFindings.In(snippet));
    }

    [Fact]
    public void Every_rule_has_a_case() =>
        Assert.Equal(
            FreestandingRules.All.Select(r => r.Code),
            FreestandingCases.All.Select(c => c.Code).Append(FreestandingRules.DoubleExport.Code).Distinct().Order());

    [Fact]
    public void Code_that_links_is_left_alone_by_the_compiler_too()
    {
        using var snippet = new CSharpSnippet(LinkedCode.Source);
        Assert.Empty(CompilerFindings.In(snippet));
    }

    /// <summary>The IL has several places for one statement of these; the compiler's analyzer has one.</summary>
    [Theory]
    [InlineData("BF0006", "static int Use(object o) { lock (o) { return 1; } }")]
    [InlineData("BF0006", "static int Use(System.Collections.Generic.IEnumerable<int> all) { foreach (int i in all) return i; return 0; }")]
    [InlineData("BF0006", "static int Use(System.IDisposable d) { using (d) return 1; }")]
    [InlineData("BF0007", "static System.Collections.Generic.IEnumerable<int> Use(int x) => [x, x];")]
    [InlineData("BF0017", "static int Use(string text) { foreach (char c in text) return c; return 0; }")]
    [InlineData("BF0017", "static int Use(int[] all) => all[1..].Length;")]
    [InlineData("BF0024", "static void Use(string[] all) => (all[0], all[1]) = (all[1], all[0]);")]
    public void Statements_with_several_places_in_the_IL_have_one(string code, string method)
    {
        using var snippet = new CSharpSnippet($"static class Code {{ {method} }}");
        Assert.Equal(code, Assert.Single(CompilerFindings.In(snippet)).Code);
        Assert.All(FreestandingAnalyzer.Analyze(snippet.AssemblyPath), finding => Assert.True(string.CompareOrdinal(finding.Code, code) >= 0));
    }

    /// <summary>The IL has no place for a static constructor that is the compiler's.</summary>
    [Fact]
    public void A_static_struct_that_is_set_to_zero_is_set_before_start_up()
    {
        using var snippet = new CSharpSnippet("public struct Frame { public int Number; }\npublic static class Boot { public static Frame First = default; }");
        Assert.Equal("BF0001", Assert.Single(FreestandingAnalyzer.Analyze(snippet.AssemblyPath)).Code);
        XDiagnostic finding = Assert.Single(CompilerFindings.In(snippet));
        Assert.Equal((2, "BF0001"), (finding.Location.Line, finding.Code));
    }

    [Theory]
    [InlineData("#pragma warning disable BF0007\nstatic class Heap { static bool Make() => new object() is null; }")]
    [InlineData("""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Freestanding", "BF0007")]
        static class Heap { static bool Make() => new object() is null; }
        """)]
    public void What_is_suppressed_in_the_compiler_is_found_in_the_IL(string source)
    {
        using var snippet = new CSharpSnippet("#define CODE_ANALYSIS\n" + source);
        Assert.Empty(CompilerFindings.In(snippet));
        Assert.Equal("BF0007", Assert.Single(FreestandingAnalyzer.Analyze(snippet.AssemblyPath)).Code);
    }

    [Fact]
    public void A_lower_severity_is_the_compilers_alone()
    {
        using var snippet = new CSharpSnippet("static class Heap { static bool Make() => new object() is null; }");
        CompilationOptions options = snippet.Compilation.Options
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithSpecificDiagnosticOptions([new("BF0007", ReportDiagnostic.Warn)]);
        Assert.Equal(XSeverity.Warning, Assert.Single(CompilerFindings.In(snippet.Compilation.WithOptions(options))).Severity);
        Assert.Equal(XSeverity.Error, Assert.Single(FreestandingAnalyzer.Analyze(snippet.AssemblyPath)).Severity);
    }

    [Fact]
    public void A_finaliser_is_a_member_of_an_object()
    {
        using var snippet = new CSharpSnippet("class Heap { ~Heap() { } }");
        Assert.Equal("BF0013", Assert.Single(CompilerFindings.In(snippet)).Code);
        Assert.Contains(FreestandingAnalyzer.Analyze(snippet.AssemblyPath), finding => finding.Code == "BF0013");
    }

    [Fact]
    public void Each_part_of_a_for_and_each_arm_of_a_switch_is_a_statement()
    {
        const string source = """
            static class Code
            {
                static void Use(object o) { for (Take("a"); o is null; Take("b")) Take("c"); }
                static bool Use(int x) => x switch { 1 => Take("d"), 2 => Take("e"), _ => false };
                static bool Take(string text) => text is null;
            }
            """;
        using var snippet = new CSharpSnippet(source);
        Assert.Equal(
            [(3, 43), (3, 65), (3, 76), (4, 52), (4, 68)],
            CompilerFindings.In(snippet).Select(d => (d.Location.Line, d.Location.Column)));
    }

    /// <summary>A P/Invoke is wrong where it is declared; where that is in another assembly, at its call.</summary>
    [Fact]
    public void A_P_Invoke_of_a_reference_is_reported_at_its_call()
    {
        using var lower = new CSharpSnippet(
            """public static class Libc { [System.Runtime.InteropServices.DllImport("libc")] public static extern int getpid(); }""", name: "Lower");
        using var upper = new CSharpSnippet("static class User { static int Id() => Libc.getpid(); }", name: "Upper", references: [lower.AssemblyPath]);
        Assert.Equal((1, "BF0009"), At(FreestandingAnalyzer.Analyze(upper.AssemblyPath, [lower.AssemblyPath])));
        Assert.Equal((1, "BF0009"), At(CompilerFindings.In(upper)));

        static (int, string) At(System.Collections.Generic.IEnumerable<XDiagnostic> findings)
        {
            XDiagnostic finding = Assert.Single(findings);
            return (finding.Location.Line, finding.Code);
        }
    }

    /// <summary>Neither is an end that the check of an atomic field may look for.</summary>
    [Fact]
    public void A_struct_may_lead_to_a_class_that_leads_to_itself()
    {
        const string source = """
            using IL2CPU.API; [assembly: StaticsHaveOwners]
            public class Node { public Node? Next; }
            public struct Head { public Node? First; }
            public static class Queue { [Atomic] public static Head Last; }
            """;
        using var snippet = new CSharpSnippet(source);
        Assert.Contains((4, "BF0028"), CompilerFindings.In(snippet).Select(d => (d.Location.Line, d.Code)));
        Assert.Contains((4, "BF0028"), FreestandingAnalyzer.Analyze(snippet.AssemblyPath).Select(d => (d.Location.Line, d.Code)));
    }

    /// <summary>While somebody writes code it is broken, and the analyzer in the compiler sees it so.</summary>
    [Theory]
    [InlineData("[IL2CPU.API.LockedBy] static int _count;")]
    [InlineData("[IL2CPU.API.LockedBy(typeof(Missing), 3)] static int _count;")]
    [InlineData("[IL2CPU.API.Atomic] static Inside _inside; struct Inside { Inside _self; }")]
    [InlineData("[IL2CPU.API.Atomic] static Missing _missing;")]
    public void Broken_code_does_not_break_the_analyzer(string member)
    {
        using var snippet = new CSharpSnippet("using IL2CPU.API; [assembly: StaticsHaveOwners]");
        SyntaxTree broken = CSharpSyntaxTree.ParseText(
            $"static class Broken {{ {member} }}", cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(CompilerFindings.In(snippet.Compilation.AddSyntaxTrees(broken)), finding => finding.Code == "AD0001");
    }

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
        XDiagnostic typed = Assert.Single(CompilerFindings.In(snippet));
        Assert.Equal((5, finding.Message), (typed.Location.Line, typed.Message));
    }

    /// <summary>Seen in the IL only: the compiler reads no private members of references.</summary>
    [Fact]
    public void A_symbol_that_a_reference_exports_too_is_reported_with_both_places()
    {
        const string source = """static class NAME { [System.Runtime.RuntimeExport("read")] static int Read() => 1; }""";
        using var lower = new CSharpSnippet(source.Replace("NAME", "Lower"), name: "Lower");
        using var upper = new CSharpSnippet(source.Replace("NAME", "Upper"), name: "Upper");
        XDiagnostic finding = Assert.Single(FreestandingAnalyzer.Analyze(upper.AssemblyPath, [lower.AssemblyPath]));
        Assert.Equal(new XLocation(upper.SourcePath, 1, finding.Location.Column), finding.Location);
        Assert.StartsWith($"'Upper.Read()' exports 'read', as Lower.Read() does in {lower.SourcePath}(1);", finding.Message);
        Assert.Empty(CompilerFindings.In(upper));
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

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BareFlow.Tests.Support;
using Cosmos.SelfTest.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.SelfTests;

/// <summary>From attributes to the table of a program's self-tests.</summary>
public partial class ProgramSelfTestGeneratorTests
{
    private const string Harness = """
        namespace Cosmos.System.SelfTest
        {
            using global::System;
            using global::System.Threading.Tasks;
            public sealed class SelfTestSuiteAttribute(string name) : Attribute
            {
                public string Name => name;
                public bool OnlyByName { get; init; }
            }
            public sealed class SelfTestAttribute : Attribute { public int Seconds { get; init; } }
            public sealed class SelfTestCase
            {
                public SelfTestCase(Action body, int seconds) { }
                public SelfTestCase(Func<Task> body, int seconds) { }
            }
            public static class SelfTestRunner { public static void Register(Func<SelfTestCase[]> table) { } }
        }
        """;

    private const string Head =
        "using System.Threading.Tasks; using Cosmos.System.SelfTest;\n";

    /// <summary>Two suites, the second by name first in the source; a task; a time of its own; one that runs by name only.</summary>
    private const string Suites = Head + """
        [SelfTestSuite("b")]
        internal static class BTests
        {
            [SelfTest] internal static void AllOfIt() { }
            internal static void Helper() { }
            [SelfTest(Seconds = 60)] public static Task GCIsLate2() => Task.CompletedTask;
        }

        [SelfTestSuite("a", OnlyByName = true)]
        internal static class ATests
        {
            [SelfTest] internal static async Task SHA256Hash() => await Task.Yield();
        }
        """;

    [Fact]
    public void The_table_is_as_expected()
    {
        GeneratorDriverRunResult result = Run(Suites, out Compilation whole);
        Assert.Empty(result.Diagnostics);
        Assert.DoesNotContain(
            whole.GetDiagnostics(TestContext.Current.CancellationToken), found => found.Severity >= DiagnosticSeverity.Warning);
        string table = result.GeneratedTrees.Single(tree => tree.FilePath.EndsWith("ProgramSelfTests.g.cs")).ToString();
        Assert.Equal(File.ReadAllText(Repository.At("BareFlow.Tests/Toolchain/SelfTests/Golden/ProgramSelfTests.g.txt")), table);
    }

    [Fact]
    public void The_attribute_for_the_compiler_comes_once()
    {
        Assert.Contains(Run(Suites, out _).GeneratedTrees, tree => tree.FilePath.EndsWith("RuntimeExportAttribute.g.cs"));
        const string own = "namespace System.Runtime { class RuntimeExportAttribute(string x) : Attribute { public string X => x; } }";
        Assert.Single(Run(Suites + own, out _).GeneratedTrees);
    }

    [Fact]
    public void Code_without_self_tests_gets_nothing() => Assert.Empty(Run("class C;", out _).GeneratedTrees);

    public static TheoryData<string, int, string> Mistakes => new()
    {
        { "SELFTEST0002", 2, Suite(Case("X"), kind: "class") },
        { "SELFTEST0003", 2, Suite(Case("X"), name: "Upper") },
        { "SELFTEST0003", 3, Suite(Case("X_Y")) },
        { "SELFTEST0003", 3, Suite(Case(new string('x', 62))) },
        { "SELFTEST0004", 4, Suite(Case("XY") + "\n" + Case("XY", "int number = 0")).Replace("void XY(int number = 0)", "void Xy()") },
        { "SELFTEST0005", 5, Suite(Case("X")) + "\n[SelfTestSuite(\"a\")] static class Again { " + Case("Y") + " }" },
        { "SELFTEST0008", 2, Suite("") },
        { "SELFTEST0009", 5, Suite(Case("X")) + "\nstatic class Lost { " + Case("Y") + " }" },
        { "SELFTEST0011", 3, Suite("[SelfTest] static void X() { }") },
        { "SELFTEST0011", 3, Suite(Case("X", "int number")) },
        { "SELFTEST0011", 3, Suite("[SelfTest] internal static int X() => 0;") },
        { "SELFTEST0011", 3, Suite("[SelfTest] internal static void X<T>() { }") },
        { "SELFTEST0011", 3, Suite("[SelfTest] internal static async void X() => await Task.Yield();") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_an_error_at_its_place(string code, int line, string source)
    {
        Diagnostic found = Assert.Single(Run(source, out _).Diagnostics);
        FileLinePositionSpan place = found.Location.GetLineSpan();
        Assert.Equal((code, DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Equal((GeneratorRun.CodePath, line), (place.Path, place.StartLinePosition.Line + 1));
    }

    [Fact]
    public void The_chapter_lists_the_suites_of_the_kernel()
    {
        IEnumerable<string> suites = Directory.EnumerateFiles(Repository.At("BareFlow.Kernel/SelfTests"), "*.cs")
            .SelectMany(path => SuitePattern().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value);
        IEnumerable<string> rows = File.ReadLines(Repository.At("docs/self-tests.md"))
            .SkipWhile(line => line != "<!-- program suites -->")
            .TakeWhile(line => line != "<!-- /program suites -->")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);
        Assert.Equal(suites.Order(), rows.Order());
    }

    private static string Suite(string body, string kind = "static class", string name = "a") =>
        $"{Head}[SelfTestSuite(\"{name}\")] internal {kind} Tests {{\n{body}\n}}";

    private static string Case(string method, string parameters = "") =>
        $"[SelfTest] internal static void {method}({parameters}) {{ }}";

    private static GeneratorDriverRunResult Run(string code, out Compilation whole) => CSharpGeneratorDriver
        .Create([new ProgramSelfTestGenerator().AsSourceGenerator()], parseOptions: GeneratorRun.Options)
        .RunGeneratorsAndUpdateCompilation(
            GeneratorRun.Compile(code, Harness), out whole, out _, TestContext.Current.CancellationToken)
        .GetRunResult();

    [GeneratedRegex("\\[SelfTestSuite\\(\"([^\"]+)\"")]
    private static partial Regex SuitePattern();
}

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
    private const string Head = "using System.Threading.Tasks;\n";

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
    public void The_table_is_as_expected() => Assert.Equal(
        File.ReadAllText(Repository.At("BareFlow.Tests/Toolchain/SelfTests/Golden/ProgramSelfTests.g.txt")),
        GeneratorRun.Generate(Suites, isProgram: true));

    [Theory]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    public void A_project_may_do_without_the_table(string property, bool has) =>
        Assert.Equal(has, GeneratorRun.Generate(Suites, isProgram: true, property) is not null);

    [Fact]
    public void The_attribute_for_the_compiler_comes_once()
    {
        const string file = "RuntimeExportAttribute.g.cs";
        Assert.NotNull(GeneratorRun.FileOf(Run(Suites), file));
        const string own = "namespace System.Runtime { class RuntimeExportAttribute(string x) : Attribute { public string X => x; } }";
        Assert.Null(GeneratorRun.FileOf(Run(Suites + own), file));
    }

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
        Diagnostic found = Assert.Single(GeneratorRun.Diagnose(source, isProgram: true));
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
        IEnumerable<string> rows = DocumentSection.Rows("docs/self-tests.md", "program suites")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);
        Assert.Equal(suites.Order(), rows.Order());
    }

    private static string Suite(string body, string kind = "static class", string name = "a") =>
        $"{Head}[SelfTestSuite(\"{name}\")] internal {kind} Tests {{\n{body}\n}}";

    private static string Case(string method, string parameters = "") =>
        $"[SelfTest] internal static void {method}({parameters}) {{ }}";

    private static GeneratorDriver Run(string code) => GeneratorRun.NewDriver()
        .RunGenerators(GeneratorRun.Compile(code, isProgram: true), TestContext.Current.CancellationToken);

    [GeneratedRegex("\\[SelfTestSuite\\(\"([^\"]+)\"")]
    private static partial Regex SuitePattern();
}

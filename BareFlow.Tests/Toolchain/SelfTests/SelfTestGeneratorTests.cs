using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using Cosmos.SelfTest.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace BareFlow.Tests.Toolchain.SelfTests;

/// <summary>From attributes to the table of self-tests.</summary>
public class SelfTestGeneratorTests
{
    private const string Order = "[assembly: SelfTestOrder(\"b\", \"a\")]\n";

    /// <summary>Two suites, the second of the order first in the source; shared cases; a heap that differs; a finding.</summary>
    private const string Suites = Order + """
        [SelfTestSuite("a", OnlyByName = true)]
        internal static class ATests
        {
            [SelfTest("two")] internal static void Second(ref Verdict verdict) { }
            internal static void Helper(ref Verdict verdict) { }
            [SelfTest("one", Seconds = 60)] public static void First(ref Verdict verdict) { }
        }

        [SelfTestSuite("b", Finding = "what \"b\" is")]
        [OnHeap(ScratchHeap.FreeList)]
        [SharedCases(typeof(Shared))]
        [SharedCases(typeof(Generic), Heap = ScratchHeap.Bump)]
        internal static class BTests
        {
            [SelfTest] internal static void OwnOne(ref Verdict verdict, ref HeapCalls heap) { }
        }

        internal static class Shared
        {
            [SelfTest("plain")] internal static void Plain(ref Verdict verdict) { }
        }

        public static class Generic
        {
            [SelfTest("any-heap")] public static void Any<T>(ref Verdict verdict, ref T heap) where T : unmanaged { }
        }
        """;

    [Fact]
    public void The_table_is_as_expected() => Assert.Equal(
        File.ReadAllText(Repository.At("BareFlow.Tests/Toolchain/SelfTests/Golden/TestTable.g.txt")),
        GeneratorRun.Generate(Suites));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Code_without_self_tests_gets_no_table(bool isProgram) => Assert.Null(GeneratorRun.Generate("class C;", isProgram));

    [Fact]
    public void Without_an_order_suites_run_by_their_names() =>
        Assert.Contains("\"a 8000000\\n\"u8 +\n        \"b 2", GeneratorRun.Generate(Suites.Replace(Order, "")));

    /// <summary>The core is compiled once, and its tests are left out when an image is linked.</summary>
    [Fact]
    public void A_freestanding_table_is_there_whatever_the_project_says() =>
        Assert.NotNull(GeneratorRun.Generate(Suites, property: "false"));

    [Fact]
    public void Cases_of_a_public_class_may_be_for_a_suite_of_another_assembly() => Assert.Empty(
        GeneratorRun.Diagnose("public static class Lent { [SelfTest(\"x\")] public static void X(ref Verdict verdict) { } }"));

    [Fact]
    public void A_change_elsewhere_generates_nothing_anew()
    {
        var compilation = GeneratorRun.Compile(Suites);
        GeneratorDriver driver =
            GeneratorRun.NewDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        driver = driver.RunGenerators(
            compilation.AddSyntaxTrees(GeneratorRun.Parse("class Other;", "/code/Other.cs")),
            TestContext.Current.CancellationToken);
        var outputs = driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value);
        Assert.All(
            outputs.SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    public static TheoryData<string, int, string> Mistakes => new()
    {
        { "SELFTEST0001", 4, Suite("[SelfTest(\"x\")] static void X(ref Verdict verdict) { }") },
        { "SELFTEST0001", 4, Suite("[SelfTest(\"x\")] internal static void X(Verdict verdict) { }") },
        { "SELFTEST0001", 4, Suite("[SelfTest(\"x\")] internal static int X(ref Verdict verdict) => 0;") },
        { "SELFTEST0001", 4, Suite("[SelfTest(\"x\")] internal static void X<T>(ref Verdict verdict) { }") },
        { "SELFTEST0001", 4, Suite("[SelfTest(\"x\")] internal static void X(ref Verdict verdict, ref int heap) { }") },
        { "SELFTEST0001", 4, Suite("[SelfTest(\"x\")] internal static void X() { }") },
        { "SELFTEST0002", 3, Suite(Case("x"), kind: "class") },
        { "SELFTEST0002", 3, Suite(Case("x"), kind: "static class", generic: "<T>") },
        { "SELFTEST0003", 4, Suite(Case("Upper")) },
        { "SELFTEST0003", 4, Suite(Case("")) },
        { "SELFTEST0003", 4, Suite(Case(new string('x', 62))) },
        { "SELFTEST0004", 5, Suite(Case("x") + "\n" + Case("x", "Y")) },
        { "SELFTEST0005", 6, Suite(Case("x")) + "\n[SelfTestSuite(\"a\")] static class Again { " + Case("y") + " }" },
        { "SELFTEST0006", 6, Suite(Case("x")) + "\n[SelfTestSuite(\"c\")] static class Other { " + Case("y") + " }" },
        { "SELFTEST0007", 1, Suite(Case("x")).Replace("(\"a\")]\n[S", "(\"a\", \"z\")]\n[S") },
        { "SELFTEST0007", 1, Suite(Case("x")).Replace("(\"a\")]\n[S", "(\"a\", \"a\")]\n[S") },
        { "SELFTEST0008", 3, Suite("") },
        { "SELFTEST0009", 6, Suite(Case("x")) + "\nstatic class Lost { " + Case("y") + " }" },
        { "SELFTEST0010", 4, Suite("[SelfTest(\"x\")] internal static void X(ref Verdict verdict, ref HeapCalls heap) { }") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_an_error_at_its_place(string code, int line, string source)
    {
        Diagnostic found = Assert.Single(GeneratorRun.Diagnose(source));
        FileLinePositionSpan place = found.Location.GetLineSpan();
        Assert.Equal((code, DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Equal((GeneratorRun.CodePath, line), (place.Path, place.StartLinePosition.Line + 1));
    }

    [Fact]
    public void Every_rule_has_a_mistake_above() => Assert.Equal(
        SelfTestRules.All.Select(rule => rule.Id),
        Mistakes.Concat(ProgramSelfTestGeneratorTests.Mistakes).Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void The_chapter_lists_the_rules()
    {
        IEnumerable<string> rows = File.ReadLines(Repository.At("docs/self-tests.md"))
            .Where(line => line.StartsWith("| SELFTEST", System.StringComparison.Ordinal));
        Assert.Equal(SelfTestRules.All.Select(rule => $"| {rule.Id} | {rule.Title} | {rule.Description} |"), rows);
    }

    /// <summary>The body of a class of suite <c>a</c>, from line 4 on.</summary>
    private static string Suite(string body, string kind = "static class", string generic = "") =>
        "[assembly: SelfTestOrder(\"a\")]\n[SelfTestSuite(\"a\")]\n" + $"internal {kind} Tests{generic} {{\n{body}\n}}";

    private static string Case(string name, string method = "X") =>
        $"[SelfTest(\"{name}\")] internal static void {method}(ref Verdict verdict) {{ }}";
}

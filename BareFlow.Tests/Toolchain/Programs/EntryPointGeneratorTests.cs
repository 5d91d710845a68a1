using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.SelfTests;
using Cosmos.SelfTest.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Programs;

/// <summary>From a kernel to the <c>Main</c> that starts it.</summary>
public class EntryPointGeneratorTests
{
    private const string Library = """
        namespace Cosmos.System
        {
            public abstract class Kernel { public void Start() { } }
        }
        """;

    private const string Kernel = "public class MyKernel : Cosmos.System.Kernel { }";

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData(Kernel, "global::MyKernel")]
    [InlineData("namespace A.B { class K : Cosmos.System.Kernel { internal K() { } } }", "global::A.B.K")]
    [InlineData("class Outer { internal class K : Cosmos.System.Kernel { } }", "global::Outer.K")]
    [InlineData("abstract class Base : Cosmos.System.Kernel { } class K : Base { }", "global::K")]
    [InlineData("partial class K : Cosmos.System.Kernel { } partial class K : System.IDisposable { public void Dispose() { } }", "global::K")]
    [InlineData("using Sys = Cosmos.System; class K : Sys.Kernel { }", "global::K")]
    public void A_program_without_a_main_starts_its_kernel(string code, string name)
    {
        (Compilation whole, GeneratorDriverRunResult result) = Run(code, OutputKind.ConsoleApplication);
        Assert.Empty(whole.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Contains($"=> new {name}().Start();", Assert.Single(result.GeneratedTrees).ToString());
        Assert.Equal("Cosmos.System.EntryPoint", whole.GetEntryPoint(TestContext.Current.CancellationToken)!.ContainingType.ToString());
    }

    [Theory]
    [InlineData(Kernel, OutputKind.DynamicallyLinkedLibrary)]
    [InlineData("class Other;", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(Kernel + " class P { static void Main() => new MyKernel().Start(); }", OutputKind.ConsoleApplication)]
    [InlineData("new MyKernel().Start(); " + Kernel, OutputKind.ConsoleApplication)]
    [InlineData("class P { static void Main() => Q.Run<MyKernel>(); } class Q { public static void Run<T>() { } } " + Kernel, OutputKind.ConsoleApplication)]
    [InlineData("class P { static int Main(string[] words) => 0; }", OutputKind.ConsoleApplication)]
    public void A_library_or_a_program_with_a_main_gets_nothing(string code, OutputKind kind)
    {
        (Compilation whole, GeneratorDriverRunResult result) = Run(code, kind);
        Assert.Empty(whole.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.Empty(result.GeneratedTrees);
        Assert.Empty(result.Diagnostics);
    }

    public static TheoryData<string, int, string> Mistakes => new()
    {
        { "KERNEL0001", 0, "class Other;" },
        { "KERNEL0001", 0, "abstract class Base : Cosmos.System.Kernel { }" },
        { "KERNEL0002", 2, Kernel + "\nclass Second : Cosmos.System.Kernel { }" },
        { "KERNEL0003", 1, "class K : Cosmos.System.Kernel { K() { } }" },
        { "KERNEL0003", 1, "class K : Cosmos.System.Kernel { public K(int number) { _ = number; } }" },
        { "KERNEL0003", 1, "class K<T> : Cosmos.System.Kernel { }" },
        { "KERNEL0003", 2, "class Outer {\nprivate class K : Cosmos.System.Kernel { } }" },
        { "KERNEL0003", 1, "file class K : Cosmos.System.Kernel { }" },
        { "KERNEL0004", 2, Kernel + "\nclass Beep { static void Main() { } }" },
        { "KERNEL0004", 1, "class K : Cosmos.System.Kernel { static K Make() => new K(); static void Main() { } }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_the_one_error_at_its_place(string code, int line, string source)
    {
        (Compilation whole, GeneratorDriverRunResult result) = Run(source, OutputKind.ConsoleApplication);
        Diagnostic found = Assert.Single(result.Diagnostics);
        Assert.Equal((code, DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Equal(line, found.Location == Location.None ? 0 : found.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.DoesNotContain(
            whole.GetDiagnostics(TestContext.Current.CancellationToken), other => other.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Every_rule_has_a_mistake_above() => Assert.Equal(
        KernelRules.All.Select(rule => rule.Id), Mistakes.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void The_chapter_lists_the_rules()
    {
        IEnumerable<string> rows = File.ReadLines(Repository.At("docs/cosmos.md"))
            .Where(line => line.StartsWith("| KERNEL", StringComparison.Ordinal));
        Assert.Equal(KernelRules.All.Select(rule => $"| {rule.Id} | {rule.Title} | {rule.Description} |"), rows);
    }

    private static (Compilation Whole, GeneratorDriverRunResult Result) Run(string code, OutputKind kind)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Program",
            [GeneratorRun.Parse(code, GeneratorRun.CodePath), GeneratorRun.Parse(Library, "/code/Library.cs")],
            Framework,
            new CSharpCompilationOptions(kind));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new EntryPointGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _, TestContext.Current.CancellationToken);
        return (whole, driver.GetRunResult());
    }
}

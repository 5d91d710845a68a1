using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Cosmos.SelfTest.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.SelfTests;

/// <summary>The generator, run over code beside the declarations that it goes by.</summary>
internal static class GeneratorRun
{
    public const string CodePath = "/code/SomeTests.cs";

    private const string Declarations = """
        global using BareFlow.Memory.Cases;
        global using Cosmos.Core;
        using System;

        namespace BareFlow.Memory.Cases
        {
            public struct Verdict;
            public sealed class SelfTestAttribute(string name) : Attribute { public string Name => name; }
        }

        namespace Cosmos.Core
        {
            internal struct HeapCalls;
            internal enum ScratchHeap { None, Bump, FreeList }
            internal sealed class SelfTestOrderAttribute(params string[] suites) : Attribute { public string[] Suites => suites; }
            internal sealed class SelfTestSuiteAttribute(string name) : Attribute
            {
                public string Name => name;
                public ScratchHeap Heap { get; init; }
                public bool OnlyByName { get; init; }
                public string Finding { get; init; } = "";
            }
            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            internal sealed class SharedCasesAttribute(Type cases) : Attribute
            {
                public Type Cases => cases;
                public ScratchHeap Heap { get; init; }
            }
            internal static partial class TestTable
            {
                public static partial ReadOnlySpan<byte> Suites { get; }
                public static partial ReadOnlySpan<byte> Groups { get; }
                public static partial void Run(ref Verdict verdict, ref HeapCalls heap, int body);
            }
        }
        """;

    /// <summary>How code is read.</summary>
    public static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What a compiler that has the code and the declarations knows.</summary>
    public static CSharpCompilation Compile(string code) => Compile(code, Declarations);

    /// <summary>What a compiler that has the code and other declarations knows.</summary>
    public static CSharpCompilation Compile(string code, string declarations) => CSharpCompilation.Create(
        "Cosmos.Core",
        [Parse(code, CodePath), Parse(declarations, "/code/Declarations.cs")],
        Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    public static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, Options, path);

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new SelfTestGenerator().AsSourceGenerator()],
        parseOptions: Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The file that is generated from code that obeys the rules; what comes of both must compile.</summary>
    public static string Generate(string code)
    {
        GeneratorDriver driver = NewDriver().RunGeneratorsAndUpdateCompilation(
            Compile(code), out Compilation whole, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.Empty(whole.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return Assert.Single(driver.GetRunResult().GeneratedTrees).ToString();
    }

    /// <summary>What the generator finds wrong with code.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(string code) => NewDriver()
        .RunGenerators(Compile(code), TestContext.Current.CancellationToken)
        .GetRunResult().Diagnostics;
}

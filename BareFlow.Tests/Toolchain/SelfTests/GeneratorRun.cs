using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using Cosmos.SelfTest.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace BareFlow.Tests.Toolchain.SelfTests;

/// <summary>The generator, run over code beside the declarations that it goes by.</summary>
internal static class GeneratorRun
{
    public const string CodePath = "/code/SomeTests.cs";

    private const string Declarations = """
        global using BareFlow.Memory.Cases;
        global using Cosmos.Core.SelfTest;
        global using Cosmos.SelfTest;
        using System;

        namespace BareFlow.Memory.Cases
        {
            public struct Verdict;
        }

        namespace Cosmos.Core.SelfTest
        {
            internal struct HeapCalls;
            internal enum ScratchHeap { None, Bump, FreeList }
            internal sealed class OnHeapAttribute(ScratchHeap heap) : Attribute { public ScratchHeap Heap => heap; }
            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            internal sealed class SharedCasesAttribute(Type cases) : Attribute
            {
                public Type Cases => cases;
                public ScratchHeap Heap { get; init; }
            }
        }
        """;

    /// <summary>The runner of a program's tests, by which the generator knows a program.</summary>
    private const string ProgramDeclarations = """
        global using Cosmos.SelfTest;

        namespace Cosmos.SelfTest
        {
            using global::System;
            using global::System.Threading.Tasks;
            public sealed class SelfTestCase
            {
                public SelfTestCase(Action body) { }
                public SelfTestCase(Func<Task> body) { }
            }
            public static class SelfTestRunner { public static void Register(Func<SelfTestCase[]> table) { } }
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

    /// <summary>What a compiler that has the code knows, beside the declarations of freestanding code or of a program.</summary>
    public static CSharpCompilation Compile(string code, bool isProgram = false) => CSharpCompilation.Create(
        "Cosmos.Core",
        [Parse(code, CodePath), Parse(isProgram ? ProgramDeclarations : Declarations, "/code/Declarations.cs")],
        Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    public static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, Options, path);

    /// <summary>The generator in a compiler.</summary>
    /// <param name="property">What the project sets <c>CosmosSelfTests</c> to.</param>
    public static GeneratorDriver NewDriver(string property = "") => CSharpGeneratorDriver.Create(
        [new SelfTestGenerator().AsSourceGenerator()],
        parseOptions: Options,
        optionsProvider: new ProjectOptions(property),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The table that is generated from code that obeys the rules, or null; what comes of both must compile.</summary>
    public static string? Generate(string code, bool isProgram = false, string property = "")
    {
        GeneratorDriver driver = NewDriver(property).RunGeneratorsAndUpdateCompilation(
            Compile(code, isProgram), out Compilation whole, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.Empty(whole.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return FileOf(driver, "TestTable.g.cs");
    }

    /// <summary>A generated file by its name, or null.</summary>
    public static string? FileOf(GeneratorDriver driver, string name) => driver.GetRunResult().GeneratedTrees
        .SingleOrDefault(tree => Path.GetFileName(tree.FilePath) == name)?.ToString();

    /// <summary>What the generator finds wrong with code.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(string code, bool isProgram = false) => NewDriver()
        .RunGenerators(Compile(code, isProgram), TestContext.Current.CancellationToken)
        .GetRunResult().Diagnostics;

    /// <summary>What MSBuild tells the compiler.</summary>
    private sealed class ProjectOptions(string property) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(property);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText file) => GlobalOptions;

        private sealed class Properties(string property) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.CosmosSelfTests" ? property : null;
                return value is not null;
            }
        }
    }
}

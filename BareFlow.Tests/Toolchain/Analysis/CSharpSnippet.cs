using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using BareFlow.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>
/// A C# file compiled on the spot the way the SDK compiles a freestanding project: with its attributes, warnings as
/// errors, and a portable PDB. The folder it is in goes when the snippet does.
/// </summary>
internal sealed class CSharpSnippet : IDisposable
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("bareflow-").FullName;

    public CSharpSnippet(
        string code,
        bool optimize = true,
        string name = "Snippet",
        bool sdk = true,
        bool embedPdb = false,
        IReadOnlyList<string>? references = null,
        bool isProgram = false,
        IReadOnlyList<string>? generated = null)
    {
        SourcePath = Path.Combine(_folder, name + ".cs");
        AssemblyPath = Path.Combine(_folder, name + ".dll");
        PdbPath = Path.ChangeExtension(AssemblyPath, ".pdb");
        File.WriteAllText(SourcePath, code);
        SyntaxTree[] trees =
        [
            Parse(code, SourcePath),
            .. sdk ? SdkFiles() : [],
            .. (generated ?? []).Select((text, index) => Parse(text, Path.Combine(_folder, $"Generated{index}.cs"))),
        ];
        Compilation = Compile(name, optimize, isProgram, trees, references ?? []);
        Emit(Compilation, embedPdb ? DebugInformationFormat.Embedded : DebugInformationFormat.PortablePdb);
    }

    /// <summary>What the compiler knows of it.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Where the code is, as the PDB says.</summary>
    public string SourcePath { get; }

    public string AssemblyPath { get; }

    public string PdbPath { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CSharpCompilation Compile(
        string name, bool optimize, bool isProgram, IEnumerable<SyntaxTree> trees, IReadOnlyList<string> references)
    {
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: optimize ? OptimizationLevel.Release : OptimizationLevel.Debug,
            allowUnsafe: true,
            deterministic: true,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create(
            name, trees, [.. Framework, .. references.Select(r => MetadataReference.CreateFromFile(r))], options);
    }

    private static IEnumerable<SyntaxTree> SdkFiles()
    {
        string path = Repository.At("Cosmos/Cosmos.Build/Sdk/Freestanding.cs");
        yield return Parse(File.ReadAllText(path), path);
    }

    private static SyntaxTree Parse(string code, string path) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(code, Encoding.UTF8),
            CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14),
            path);

    private void Emit(CSharpCompilation compilation, DebugInformationFormat format)
    {
        using FileStream assembly = File.Create(AssemblyPath);
        using FileStream? pdb = format == DebugInformationFormat.Embedded ? null : File.Create(PdbPath);
        EmitResult result = compilation.Emit(assembly, pdb, options: new EmitOptions(debugInformationFormat: format));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}

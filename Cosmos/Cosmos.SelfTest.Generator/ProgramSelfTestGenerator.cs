using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cosmos.SelfTest.Generator;

/// <summary>Finds the self-tests of a program by their attributes and writes <c>ProgramSelfTests.g.cs</c>, by which the core
/// knows their names and the runner their bodies. A program without suites gets nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProgramSelfTestGenerator : IIncrementalGenerator
{
    private const string TableFile = "ProgramSelfTests.g.cs";
    private const string ExportFile = "RuntimeExportAttribute.g.cs";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var suites = context.SyntaxProvider.ForAttributeWithMetadataName(
            ProgramDeclarations.SuiteAttribute, static (node, _) => node is ClassDeclarationSyntax, ProgramDeclarations.Suite)
            .Collect();
        var owners = context.SyntaxProvider.ForAttributeWithMetadataName(
            ProgramDeclarations.CaseAttribute, static (node, _) => node is MethodDeclarationSyntax, Declarations.Owner).Collect();
        var hasExport = context.CompilationProvider.Select(ProgramDeclarations.HasExportAttribute);
        context.RegisterSourceOutput(
            suites.Combine(hasExport), static (output, found) => Write(output, found.Left, found.Right));
        context.RegisterSourceOutput(
            suites.Combine(owners), static (output, found) => Report(output, Checks.Unused(found.Left, found.Right)));
    }

    private static void Write(SourceProductionContext output, ImmutableArray<SelfTestSuite> suites, bool hasExport)
    {
        Finding[] findings = [.. Checks.OfProgram(suites)];
        Report(output, findings);
        if (suites.IsEmpty || findings.Length > 0)
            return;

        output.AddSource(TableFile, ProgramTableWriter.Write(suites.OrderBy(suite => suite.Name, StringComparer.Ordinal)));
        if (!hasExport)
            output.AddSource(ExportFile, ProgramTableWriter.Export);
    }

    private static void Report(SourceProductionContext output, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
            output.ReportDiagnostic(finding.ToDiagnostic());
    }
}

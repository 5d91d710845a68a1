using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cosmos.SelfTest.Generator;

/// <summary>Brings the attributes of self-tests along, finds the tests by them and writes <c>TestTable.g.cs</c>, from which the kernel
/// runs them: one format for freestanding code and .NET programs, which differ in how a body is called. An assembly without suites
/// and without an order gets no table; nor does a program that is built with <c>CosmosSelfTests=false</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SelfTestGenerator : IIncrementalGenerator
{
    private const string TableFile = "TestTable.g.cs";
    private const string ExportFile = "RuntimeExportAttribute.g.cs";

    /// <summary>How the compiler is told what the project sets.</summary>
    private const string Property = "build_property.CosmosSelfTests";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource(SelfTestAttributes.FileName, SourceText.From(SelfTestAttributes.Source.Replace("\r\n", "\n"), Encoding.UTF8));
        });
        var suites = context.SyntaxProvider.ForAttributeWithMetadataName(
            SelfTestAttributes.Suite, static (node, _) => node is ClassDeclarationSyntax, Declarations.Suite).Collect();
        var owners = context.SyntaxProvider.ForAttributeWithMetadataName(
            SelfTestAttributes.Case, static (node, _) => node is MethodDeclarationSyntax, CaseOwner.Of).Collect();
        var assembly = context.CompilationProvider.Select(TestAssembly.Of);
        var isLeftOut = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(Property, out string? value) && value.Equals("false", StringComparison.OrdinalIgnoreCase));
        context.RegisterSourceOutput(
            suites.Combine(assembly).Combine(isLeftOut),
            static (output, found) => Write(output, found.Left.Left, found.Left.Right, found.Right));
        context.RegisterSourceOutput(
            suites.Combine(owners), static (output, found) => Report(output, Checks.Unused(found.Left, found.Right)));
    }

    private static void Write(
        SourceProductionContext output, ImmutableArray<SelfTestSuite> suites, TestAssembly assembly, bool isLeftOut)
    {
        if (suites.IsEmpty && assembly.OrderPlace is null)
            return;

        Finding[] findings = [.. Checks.Of(suites, assembly)];
        Report(output, findings);

        // With a finding the table is empty, so that the compiler does not report besides that there is none.
        SelfTestSuite[] usable = findings.Length > 0 ? [] : [.. assembly.InOrder(suites)];
        if (!assembly.IsProgram)
            output.AddSource(TableFile, TableWriter.WriteKernel(assembly.Name, usable));
        else if (usable.Length > 0 && !isLeftOut)
            WriteProgram(output, usable, assembly.HasExport);
    }

    private static void WriteProgram(SourceProductionContext output, IReadOnlyList<SelfTestSuite> suites, bool hasExport)
    {
        output.AddSource(TableFile, TableWriter.WriteProgram(suites));
        if (!hasExport)
            output.AddSource(ExportFile, TableWriter.Export);
    }

    private static void Report(SourceProductionContext output, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
            output.ReportDiagnostic(finding.ToDiagnostic());
    }
}

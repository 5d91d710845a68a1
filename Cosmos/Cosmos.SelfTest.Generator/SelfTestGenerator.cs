using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cosmos.SelfTest.Generator;

/// <summary>Finds the self-tests of an assembly by their attributes and writes <c>TestTable.g.cs</c>, from which the kernel
/// runs them. An assembly without suites and without an order gets nothing.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SelfTestGenerator : IIncrementalGenerator
{
    private const string FileName = "TestTable.g.cs";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var suites = context.SyntaxProvider.ForAttributeWithMetadataName(
            Declarations.SuiteAttribute, static (node, _) => node is ClassDeclarationSyntax, Declarations.Suite).Collect();
        var owners = context.SyntaxProvider.ForAttributeWithMetadataName(
            Declarations.CaseAttribute, static (node, _) => node is MethodDeclarationSyntax, Declarations.Owner).Collect();
        var order = context.CompilationProvider.Select(Declarations.Order);
        context.RegisterSourceOutput(suites.Combine(order), static (output, found) => Write(output, found.Left, found.Right));
        context.RegisterSourceOutput(
            suites.Combine(owners), static (output, found) => Report(output, Checks.Unused(found.Left, found.Right)));
    }

    private static void Write(SourceProductionContext output, ImmutableArray<SelfTestSuite> suites, SuiteOrder order)
    {
        if (suites.IsEmpty && order.Place is null)
            return;

        Finding[] findings = [.. Checks.Of(suites, order)];
        Report(output, findings);
        List<string> names = [.. order.Names];

        // With a finding the table is empty, so that the compiler does not report besides that there is none.
        IEnumerable<SelfTestSuite> usable = findings.Length > 0 ? [] : suites.OrderBy(suite => names.IndexOf(suite.Name));
        output.AddSource(FileName, TableWriter.Write(order.Assembly, usable));
    }

    private static void Report(SourceProductionContext output, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
            output.ReportDiagnostic(finding.ToDiagnostic());
    }
}

extern alias analyzer;

using System.Collections.Generic;
using System.Linq;
using analyzer::Cosmos.Freestanding.Analyzer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XSharp;
using Xunit;

namespace BareFlow.Tests.Toolchain.Analysis;

/// <summary>What the analyzer in the compiler says of code, in the form of the check of the IL.</summary>
internal static class CompilerFindings
{
    public static IReadOnlyList<XDiagnostic> In(CSharpSnippet snippet) => In(snippet.Compilation);

    public static IReadOnlyList<XDiagnostic> In(Compilation compilation) =>
    [
        .. Diagnose(compilation)
            .Select(Convert)
            .OrderBy(d => d.Location.Line)
            .ThenBy(d => d.Location.Column),
    ];

    /// <summary>A failure of the analyzer itself is among them, as AD0001.</summary>
    private static IEnumerable<Diagnostic> Diagnose(Compilation compilation) => compilation
        .WithAnalyzers([new FreestandingCodeAnalyzer()])
        .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)
        .GetAwaiter().GetResult();

    private static XDiagnostic Convert(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return new XDiagnostic(
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Error ? XSeverity.Error : XSeverity.Warning,
            diagnostic.GetMessage(),
            new XLocation(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1));
    }
}

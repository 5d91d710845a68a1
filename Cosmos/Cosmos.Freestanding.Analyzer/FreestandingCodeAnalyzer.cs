using System.Collections.Immutable;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>
/// Applies <see cref="FreestandingRules"/> to C# while it is typed and compiled. What it does not see, the check of the IL does; so it
/// reports nothing that might compile to code which needs no runtime.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FreestandingCodeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // What a generator wrote runs in the kernel, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var code = new CodeCheck(start.Compilation);
        var methods = new MethodCheck(new Exports(start.Compilation));
        start.RegisterSymbolAction(TypeCheck.Check, SymbolKind.NamedType);
        start.RegisterSymbolAction(methods.Check, SymbolKind.Method);
        start.RegisterOperationBlockAction(code.Check);
    }
}

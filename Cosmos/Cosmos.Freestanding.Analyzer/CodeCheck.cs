using System.Runtime.CompilerServices;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules on code to the body of a method, or to an initialiser.</summary>
internal sealed class CodeCheck(Compilation compilation)
{
    private readonly OperationRules _rules = new(new RuntimeLibrary(compilation), new StructConstructors(compilation));

    /// <summary>Checks one body, with its local functions.</summary>
    public void Check(OperationBlockAnalysisContext context)
    {
        if (IsPassedOver(context.OwningSymbol))
            return;
        var findings = new StatementFindings();
        foreach (IOperation block in context.OperationBlocks)
            Walk(block, findings);
        DroppedValues.Check(context.OperationBlocks, findings);
        StaticStores.Check(context.OwningSymbol, context.OperationBlocks, findings);
        findings.Report(context.ReportDiagnostic);
    }

    /// <summary>Constants have no code, and that of an iterator or async method is a type that is reported with it.</summary>
    private static bool IsPassedOver(ISymbol owner) =>
        owner is IFieldSymbol { IsConst: true } || (owner is IMethodSymbol method && MethodCheck.IsStateMachine(method)) ||
        ((owner as INamedTypeSymbol) ?? owner.ContainingType).IsPassedOver();

    /// <summary>Parts come before the whole, as they run.</summary>
    private void Walk(IOperation operation, StatementFindings findings)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!OmittedCode.IsLeftOut(operation))
            WalkParts(operation, findings);
        if (_rules.Find(operation) is { } finding)
            findings.Add(operation, finding);
    }

    private void WalkParts(IOperation operation, StatementFindings findings)
    {
        IOperation? dead = OmittedCode.DeadPartOf(operation);
        foreach (IOperation part in operation.ChildOperations)
        {
            if (part != dead)
                Walk(part, findings);
        }
    }
}

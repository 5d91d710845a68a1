using System;
using System.Collections.Generic;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Collects what is found in code: of each statement the finding of the rule with the lowest code.</summary>
internal sealed class StatementFindings
{
    private readonly Dictionary<SyntaxNode, (Finding Finding, IOperation Operation)> _byStatement = [];

    /// <summary>Notes a finding; of two by one rule in one statement the first stays.</summary>
    public void Add(IOperation operation, Finding finding)
    {
        SyntaxNode statement = StatementOf(operation.Syntax);
        if (!_byStatement.TryGetValue(statement, out var kept) ||
            string.CompareOrdinal(finding.Rule.Code, kept.Finding.Rule.Code) < 0)
            _byStatement[statement] = (finding, operation);
    }

    /// <summary>Reports what was kept, but of statements that are never reached, of which the compiler makes no code.</summary>
    public void Report(Action<Diagnostic> report)
    {
        foreach (KeyValuePair<SyntaxNode, (Finding Finding, IOperation Operation)> entry in _byStatement)
        {
            if (IsReachable(entry.Key, entry.Value.Operation.SemanticModel))
                report(entry.Value.Finding.At(PlaceOf(entry.Value.Operation.Syntax)));
        }
    }

    /// <summary>A statement, or what stands for one: an arrow's expression, an initialiser, a part of a <c>for</c>, an arm of a switch.</summary>
    private static SyntaxNode StatementOf(SyntaxNode node)
    {
        SyntaxNode at = node;
        while (!IsStatement(at) && at.Parent is { } parent)
            at = parent;
        return at;
    }

    private static bool IsStatement(SyntaxNode node) => node switch
    {
        StatementSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax or CatchFilterClauseSyntax => true,
        EqualsValueClauseSyntax value => value.Parent?.Parent?.Parent is not LocalDeclarationStatementSyntax,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: > 1 } } => true,
        ExpressionSyntax { Parent: ForStatementSyntax } => true,
        ExpressionSyntax { Parent: SwitchExpressionArmSyntax arm } => arm.Expression == node,
        _ => node is MemberDeclarationSyntax,
    };

    private static bool IsReachable(SyntaxNode statement, SemanticModel? model) =>
        model is null || statement is not StatementSyntax code || code is LocalFunctionStatementSyntax ||
        model.AnalyzeControlFlow(code) is not { Succeeded: true, StartPointIsReachable: false };

    /// <summary>An expression as a whole, and the keyword of what may hold other statements.</summary>
    private static Location PlaceOf(SyntaxNode node) => node switch
    {
        StatementSyntax => node.GetFirstToken().GetLocation(),
        SwitchExpressionSyntax choice => choice.SwitchKeyword.GetLocation(),
        BaseMethodDeclarationSyntax method => method.GetFirstToken().GetLocation(),
        _ => node.GetLocation(),
    };
}

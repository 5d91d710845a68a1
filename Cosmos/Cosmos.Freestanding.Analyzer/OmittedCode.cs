using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Source that the compiler makes no code of: constants, arms that a constant decides against, calls that a symbol omits.</summary>
internal static class OmittedCode
{
    private const string Conditional = "System.Diagnostics.ConditionalAttribute";

    /// <summary>Whether no part of an operation becomes code of the same method.</summary>
    public static bool IsLeftOut(IOperation operation) => operation.ConstantValue.HasValue || operation.Kind switch
    {
        OperationKind.Attribute or OperationKind.ParameterInitializer or OperationKind.AnonymousFunction => true,
        OperationKind.VariableDeclarator => ((IVariableDeclaratorOperation)operation).Symbol.IsConst,
        OperationKind.LocalFunction => MethodCheck.IsStateMachine(((ILocalFunctionOperation)operation).Symbol),
        OperationKind.Invocation => IsOmitted((IInvocationOperation)operation),
        OperationKind.Binary => IsOfTypes((IBinaryOperation)operation),
        OperationKind.Conversion => ConstantSpans.IsMadeBy((IConversionOperation)operation),
        _ => false,
    };

    /// <summary>The part of an operation that a constant decides against, or null.</summary>
    public static IOperation? DeadPartOf(IOperation operation) => operation.Kind switch
    {
        OperationKind.Conditional => DeadArmOf((IConditionalOperation)operation),
        OperationKind.Binary => DeadOperandOf((IBinaryOperation)operation),
        _ => null,
    };

    /// <summary>Whether a call is left out with its arguments.</summary>
    public static bool IsOmitted(IInvocationOperation call) => call.TargetMethod switch
    {
        { IsPartialDefinition: true, PartialImplementationPart: null } => true,
        { IsConditional: true } method => !SymbolsOf(method).Any(DefinedAt(call.Syntax.SyntaxTree).Contains),
        _ => false,
    };

    /// <summary>The comparison <c>typeof(T) == typeof(int)</c>, which ILC decides while it compiles.</summary>
    public static bool IsOfTypes(IBinaryOperation operation) =>
        operation is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } &&
        operation is { LeftOperand: ITypeOfOperation, RightOperand: ITypeOfOperation };

    private static IOperation? DeadArmOf(IConditionalOperation choice) => choice.Condition.ConstantValue switch
    {
        { HasValue: true, Value: true } => choice.WhenFalse,
        { HasValue: true, Value: false } => choice.WhenTrue,
        _ => null,
    };

    private static IOperation? DeadOperandOf(IBinaryOperation operation) => operation switch
    {
        { OperatorKind: BinaryOperatorKind.ConditionalAnd, LeftOperand.ConstantValue.Value: false } or
        { OperatorKind: BinaryOperatorKind.ConditionalOr, LeftOperand.ConstantValue.Value: true } => operation.RightOperand,
        _ => null,
    };

    private static IEnumerable<string> SymbolsOf(IMethodSymbol method) => method.Root().GetAttributes()
        .Where(a => a.AttributeClass is { } type && SymbolNames.InMetadata(type) == Conditional)
        .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string ?? "");

    /// <summary>The symbols of the project, and what <c>#define</c> and <c>#undef</c>, which begin a file, make of them.</summary>
    private static HashSet<string> DefinedAt(SyntaxTree tree)
    {
        HashSet<string> defined = [.. tree.Options.PreprocessorSymbolNames];
        foreach (SyntaxTrivia trivia in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            if (trivia.GetStructure() is DefineDirectiveTriviaSyntax { IsActive: true } define)
                defined.Add(define.Name.ValueText);
            else if (trivia.GetStructure() is UndefDirectiveTriviaSyntax { IsActive: true } undefine)
                defined.Remove(undefine.Name.ValueText);
        }
        return defined;
    }
}

using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules to patterns and type tests.</summary>
internal sealed class PatternRules(CallRules calls)
{
    /// <summary>What is wrong with an operation of these.</summary>
    public Finding? Find(IOperation operation) => operation switch
    {
        IIsTypeOperation test => FindInTest(test, test.ValueOperand.Type, test.TypeOperand),
        IDeclarationPatternOperation { MatchesNull: false } pattern => FindInTest(pattern, pattern.InputType, pattern.MatchedType),
        ITypePatternOperation pattern => FindInTest(pattern, pattern.InputType, pattern.MatchedType),
        IRecursivePatternOperation pattern =>
            FindInTest(pattern, pattern.InputType, pattern.MatchedType) ?? FindInSymbol(pattern.DeconstructSymbol, pattern.MatchedType),
        IListPatternOperation { InputType: not IArrayTypeSymbol } pattern =>
            FindInSymbol(pattern.LengthSymbol, pattern.InputType) ?? FindInSymbol(pattern.IndexerSymbol, pattern.InputType),
        ISlicePatternOperation { InputType: not IArrayTypeSymbol, Pattern: not null } pattern =>
            FindInSymbol(pattern.SliceSymbol, pattern.InputType),
        IConstantPatternOperation { Value: { ConstantValue: { HasValue: true, Value: not (null or string) }, Type: { } type } } pattern =>
            FindInTest(pattern, pattern.InputType, type),
        _ => null,
    };

    /// <summary>An object is asked for its class, and a value of a type parameter becomes one; else the compiler knows the answer.</summary>
    private static Finding? FindInTest(IOperation operation, ITypeSymbol? tested, ITypeSymbol? type)
    {
        if (tested is null || type is null || operation.SemanticModel is not { } model || IsKnown(model.Compilation, tested, type))
            return null;
        if (tested is ITypeParameterSymbol)
            return FreestandingFindings.Boxing(SymbolNames.Of(tested));
        return tested.IsManagedReference() ? FreestandingFindings.Cast(SymbolNames.Of(type)) : null;
    }

    private static bool IsKnown(Compilation compilation, ITypeSymbol tested, ITypeSymbol type) =>
        compilation.ClassifyConversion(tested, type) is { IsIdentity: true } or { IsImplicit: true, IsReference: true };

    private Finding? FindInSymbol(ISymbol? symbol, ITypeSymbol receiver) => symbol switch
    {
        IMethodSymbol method => calls.FindInCall(method, method.IsStatic ? null : receiver),
        IPropertySymbol { GetMethod: { } getter } => calls.FindInCall(getter, receiver),
        _ => null,
    };
}

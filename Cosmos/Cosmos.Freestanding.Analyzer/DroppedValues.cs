using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Finds calls that drop their <c>[MustUse]</c> value, returned or given out.</summary>
internal static class DroppedValues
{
    /// <summary>Checks a body with its local functions.</summary>
    public static void Check(ImmutableArray<IOperation> blocks, StatementFindings findings)
    {
        IOperation[] all = [.. blocks.SelectMany(block => block.DescendantsAndSelf())];
        HashSet<ISymbol> used = new(
            all.OfType<ILocalReferenceOperation>().Where(local => !IsWritten(local)).Select(local => (ISymbol)local.Local),
            SymbolEqualityComparer.Default);
        foreach (IInvocationOperation call in all.OfType<IInvocationOperation>())
        {
            if (IsDropped(call, used))
                findings.Add(call, FreestandingFindings.DroppedValue(SymbolNames.Of(TypeOf(call)), SymbolNames.Of(call.TargetMethod)));
        }
    }

    private static bool IsDropped(IInvocationOperation call, HashSet<ISymbol> used) =>
        (IsMustUse(call.Type) && IsLost(call, used)) ||
        call.Arguments.Any(argument => IsOutOfMustUse(argument.Parameter) && IsNobodys(argument.Value, used));

    private static ITypeSymbol TypeOf(IInvocationOperation call) => IsMustUse(call.Type)
        ? call.Type!
        : call.TargetMethod.Parameters.First(IsOutOfMustUse).Type;

    private static bool IsMustUse(ITypeSymbol? type) =>
        type?.FindAttribute(FreestandingAttributes.MustUse) is not null;

    private static bool IsOutOfMustUse(IParameterSymbol? parameter) => parameter is { RefKind: RefKind.Out } && IsMustUse(parameter.Type);

    private static bool IsLost(IInvocationOperation call, HashSet<ISymbol> used) => call.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Value == call && IsNobodys(assignment.Target, used),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation local } => !used.Contains(local.Symbol),
        _ => false,
    };

    private static bool IsNobodys(IOperation target, HashSet<ISymbol> used) => target switch
    {
        IDiscardOperation => true,
        IDeclarationExpressionOperation declaration => IsNobodys(declaration.Expression, used),
        ILocalReferenceOperation local => !used.Contains(local.Local),
        _ => false,
    };

    /// <summary>Whether a use of a local only gives it a value.</summary>
    private static bool IsWritten(ILocalReferenceOperation local) => local.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == local,
        IDeclarationExpressionOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.Out,
        _ => false,
    };
}

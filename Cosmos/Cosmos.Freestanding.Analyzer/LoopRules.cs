using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules to what a <c>foreach</c> calls.</summary>
internal sealed class LoopRules(CallRules calls)
{
    /// <summary>What is wrong with a loop; that over an array or a span counts, and makes no enumerator.</summary>
    public Finding? Find(IForEachLoopOperation loop)
    {
        ITypeSymbol? collection = CollectionOf(loop);
        if (collection is IArrayTypeSymbol || loop.Syntax is not CommonForEachStatementSyntax syntax || loop.SemanticModel is not { } model)
            return null;
        if (collection?.SpecialType == SpecialType.System_String)
            return FreestandingFindings.RuntimeMember("string.get_Chars(int)");
        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        if (info.GetEnumeratorMethod?.ContainingType.IsSpan() == true)
            return null;
        if (info.DisposeMethod is not null)
            return FreestandingFindings.Finally();
        return info.GetEnumeratorMethod is { } start ? FindInEnumerator(info, start, collection) : null;
    }

    private Finding? FindInEnumerator(ForEachStatementInfo info, IMethodSymbol start, ITypeSymbol? collection) =>
        calls.FindInCall(start, start.IsStatic ? null : collection)
            ?? Find(info.MoveNextMethod, start.ReturnType)
            ?? Find(info.CurrentProperty?.GetMethod, start.ReturnType);

    private Finding? Find(IMethodSymbol? method, ITypeSymbol enumerator) => method is null ? null : calls.FindInCall(method, enumerator);

    /// <summary>The type of what is looped over; an array's is that before it becomes a collection.</summary>
    private static ITypeSymbol? CollectionOf(IForEachLoopOperation loop) =>
        loop.Collection is IConversionOperation { IsImplicit: true, Operand.Type: { } type } && IsIndexed(type) ? type : loop.Collection.Type;

    private static bool IsIndexed(ITypeSymbol type) => type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String };
}

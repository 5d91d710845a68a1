using System.Linq;
using System.Reflection;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Applies the rules on what a method says of itself.</summary>
internal sealed class MethodCheck(Exports exports)
{
    /// <summary>Checks a method or an accessor; of a partial one, both parts at once.</summary>
    public void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || method.ContainingType.IsPassedOver())
            return;
        if ((Find(method) ?? exports.Find(method)) is { } finding && method.Locations.FirstOrDefault(l => l.IsInSource) is { } place)
            context.ReportDiagnostic(finding.At(place));
    }

    /// <summary>The first rule that a method breaks as it is declared; it may be a local function.</summary>
    public static Finding? Find(IMethodSymbol method)
    {
        if (method.FindAttribute(FreestandingAttributes.ModuleInitializer) is not null)
            return FreestandingFindings.ModuleInitialiser(SymbolNames.Of(method));
        if (IsStateMachine(method))
            return FreestandingFindings.StateMachine(SymbolNames.Of(method));
        if ((method.MethodImplementationFlags & MethodImplAttributes.Synchronized) != 0)
            return FreestandingFindings.Synchronized(SymbolNames.Of(method));
        if (method.GetDllImportData() is not null)
            return FreestandingFindings.DeclaredPInvoke(SymbolNames.Of(method));
        return method.FindAttribute(FreestandingAttributes.UnmanagedCallersOnly) is null
            ? null
            : FreestandingFindings.UnmanagedCallersOnly(SymbolNames.Of(method));
    }

    /// <summary>Whether the compiler makes a type of a method's code.</summary>
    public static bool IsStateMachine(IMethodSymbol method)
    {
        IMethodSymbol code = method.PartialImplementationPart ?? method;
        return code.IsAsync || code.IsIterator;
    }
}

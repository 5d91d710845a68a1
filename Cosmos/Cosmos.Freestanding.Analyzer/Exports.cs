using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>The symbols that an assembly exports. Those of its references are private to them, which the compiler does not read: the
/// check of the IL does.</summary>
internal sealed class Exports(Compilation compilation)
{
    private readonly Lazy<Dictionary<string, IMethodSymbol>> _first = new(() => Collect(compilation));

    /// <summary>What is wrong with a method that exports a symbol, if another one does so before it.</summary>
    public Finding? Find(IMethodSymbol method)
    {
        if (SymbolOf(method) is not { } symbol || !_first.Value.TryGetValue(symbol, out IMethodSymbol? first) || IsSame(first, method))
            return null;
        FileLinePositionSpan place = first.Locations[0].GetLineSpan();
        return FreestandingFindings.DoubleExport(
            SymbolNames.Of(method), symbol, SymbolNames.Of(first), place.Path, place.StartLinePosition.Line + 1);
    }

    private static Dictionary<string, IMethodSymbol> Collect(Compilation compilation)
    {
        var first = new Dictionary<string, IMethodSymbol>();
        foreach (IMethodSymbol method in Methods(compilation.Assembly.GlobalNamespace))
        {
            if (SymbolOf(method) is { } symbol && !first.ContainsKey(symbol))
                first.Add(symbol, method);
        }
        return first;
    }

    private static IEnumerable<IMethodSymbol> Methods(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member =>
        member is INamespaceOrTypeSymbol inner ? Methods(inner) : member is IMethodSymbol method ? [method] : []);

    private static string? SymbolOf(IMethodSymbol method) =>
        method.FindAttribute(FreestandingAttributes.RuntimeExport) ?.ConstructorArguments.FirstOrDefault().Value as string;

    private static bool IsSame(IMethodSymbol one, IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Whether a struct of the assembly writes a constructor without parameters: <c>new T()</c> would look for it at run time.</summary>
internal sealed class StructConstructors(Compilation compilation)
{
    private readonly Lazy<bool> _any = new(() => Types(compilation.Assembly.GlobalNamespace).Any(HasOwn));

    /// <summary>Whether there is one.</summary>
    public bool Any => _any.Value;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member =>
            member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static bool HasOwn(INamedTypeSymbol type) =>
        type.IsValueType && type.InstanceConstructors.Any(c => c is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false });
}

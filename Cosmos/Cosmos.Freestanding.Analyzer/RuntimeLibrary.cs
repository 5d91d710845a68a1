using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>What code may use of the base library. Each member is looked up once a compilation.</summary>
internal sealed class RuntimeLibrary(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, bool> _allowed = new(SymbolEqualityComparer.Default);

    /// <summary>The interfaces of int, some of which are not in the namespace of the numbers.</summary>
    private readonly Lazy<HashSet<ISymbol>> _interfacesOfInt = new(() => new(
        compilation.GetSpecialType(SpecialType.System_Int32).AllInterfaces.Select(type => type.OriginalDefinition),
        SymbolEqualityComparer.Default));

    /// <summary>Whether a type is the base library's own; those of other assemblies have their own analysis.</summary>
    public bool Has(ITypeSymbol type) =>
        type is INamedTypeSymbol { ContainingAssembly: { } assembly } && !IsUser(type) && AllowedMembers.IsRuntime(assembly.Name);

    /// <summary>Whether a type is of the assembly that is compiled.</summary>
    public bool IsUser(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether freestanding code may call a method of the base library.</summary>
    public bool Allows(IMethodSymbol method) =>
        _allowed.GetOrAdd(method.OriginalDefinition, static member => Lists(member.ContainingType, (IMethodSymbol)member));

    /// <summary>Whether freestanding code may call what a type of the base library has in place of a method that it inherits.</summary>
    public static bool Allows(ITypeSymbol type, IMethodSymbol method) =>
        type is INamedTypeSymbol named && Lists(named.OriginalDefinition, method.OriginalDefinition);

    /// <summary>Whether freestanding code may use a field of the base library, such as that of a tuple.</summary>
    public bool Allows(IFieldSymbol field) => _allowed.GetOrAdd(
        (field.CorrespondingTupleField ?? field).OriginalDefinition,
        static member => AllowedMembers.Has(SymbolNames.InMetadata(member.ContainingType), member.Name, member.Name));

    /// <summary>Whether a method is a number's by an interface of the base library, and is more than instructions.</summary>
    public bool IsOutOfReach(IMethodSymbol method) =>
        method.ContainingType is { } type && Has(type) && IsOfNumbers(type) &&
        !(type.IsGenericType && NumberMembers.Reachable.Contains(method.Name));

    private bool IsOfNumbers(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() == NumberMembers.Namespace ||
        (type.TypeKind == TypeKind.Interface && _interfacesOfInt.Value.Contains(type.OriginalDefinition));

    private static bool Lists(INamedTypeSymbol type, IMethodSymbol method) =>
        AllowedMembers.Has(SymbolNames.InMetadata(type), method.MetadataName, SymbolNames.Signature(method)) &&
        !method.ReturnType.IsManagedReference() && !method.Parameters.Any(parameter => parameter.Type.IsManagedReference());
}

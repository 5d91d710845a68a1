using System;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>What the rules need to know about types and members.</summary>
internal static class TypeFacts
{
    /// <summary>Whether values of this type are managed references; of a type parameter that is not known.</summary>
    public static bool IsManagedReference(this ITypeSymbol? type) =>
        type is { IsReferenceType: true, TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) };

    /// <summary>Whether the type is a value type, or a type parameter that only value types stand in for.</summary>
    public static bool IsCertainlyValue(this ITypeSymbol type) =>
        type is ITypeParameterSymbol parameter
            ? parameter.HasValueTypeConstraint || parameter.HasUnmanagedTypeConstraint
            : !type.IsManagedReference();

    /// <summary>Whether the type is a <c>float</c> or <c>double</c>.</summary>
    public static bool IsFloat(this ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>Whether the type is a <see cref="System.Nullable{T}"/>.</summary>
    public static bool IsNullable(this ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether the type is a span of the base library.</summary>
    public static bool IsSpan(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System" } };

    /// <summary>
    /// Types that no rule applies to: attributes and enums, which are data, and delegates, whose uses are reported where they are.
    /// </summary>
    public static bool IsPassedOver(this INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeKind is TypeKind.Enum or TypeKind.Delegate || IsAttribute(outer))
                return true;
        }
        return false;
    }

    /// <summary>The attribute of that full name, or null.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass is { } type && Is(type, name));

    /// <summary>The field that a property's value is in, if the compiler made it.</summary>
    public static IFieldSymbol? BackingField(this IPropertySymbol property) => property.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The method that a chain of overrides begins with.</summary>
    public static IMethodSymbol Root(this IMethodSymbol method) => method.OverriddenMethod is { } overridden ? Root(overridden) : method;

    private static bool Is(INamedTypeSymbol type, string name) =>
        name.EndsWith(type.MetadataName, StringComparison.Ordinal) && SymbolNames.InMetadata(type) == name;

    private static bool IsAttribute(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? up = type.BaseType; up is not null; up = up.BaseType)
        {
            if (up is { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }
        return false;
    }
}

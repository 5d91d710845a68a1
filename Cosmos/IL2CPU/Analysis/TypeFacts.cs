using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>What the rules need to know about types, whether defined here or referred to.</summary>
internal static class TypeFacts
{
    /// <summary>The definition of a type, or null where its assembly can't be found.</summary>
    public static TypeDefinition? TryResolve(this TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    /// <summary>The type without the modifiers that <c>in</c> and <c>volatile</c> leave on it.</summary>
    public static TypeReference WithoutModifiers(this TypeReference type) =>
        type is IModifierType modified ? WithoutModifiers(modified.ElementType) : type;

    /// <summary>Whether values of this type are managed references.</summary>
    public static bool IsReferenceType(this TypeReference type) => type.WithoutModifiers() switch
    {
        PointerType or FunctionPointerType or ByReferenceType or GenericParameter => false,
        ArrayType => true,
        TypeReference { IsValueType: true } or { IsPrimitive: true } or { MetadataType: MetadataType.Void } => false,
        TypeReference plain => plain.TryResolve() is not { IsValueType: true },
    };

    /// <summary>Whether the type is a value type, or a type parameter that only value types stand in for.</summary>
    public static bool IsCertainlyValueType(this TypeReference type) => type.WithoutModifiers() switch
    {
        GenericParameter parameter => parameter.HasNotNullableValueTypeConstraint,
        TypeReference other => !other.IsReferenceType(),
    };

    /// <summary>Whether the type derives from the base class of that full name.</summary>
    public static bool DerivesFrom(this TypeDefinition type, string baseName)
    {
        for (TypeReference? up = type.BaseType; up is not null; up = up.TryResolve()?.BaseType)
        {
            if (up.FullName == baseName)
                return true;
        }
        return false;
    }

    /// <summary>Whether an attribute of that full name stands on it.</summary>
    public static bool HasAttribute(this ICustomAttributeProvider member, string attributeName) =>
        member.FindAttribute(attributeName) is not null;

    /// <summary>The attribute of that full name, or null.</summary>
    public static CustomAttribute? FindAttribute(this ICustomAttributeProvider member, string attributeName) =>
        member.HasCustomAttributes
            ? member.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == attributeName)
            : null;

    /// <summary>The arguments of a generic instance, or none.</summary>
    public static IEnumerable<TypeReference> GenericArguments(this MemberReference member) =>
        member is IGenericInstance instance ? instance.GenericArguments : [];
}

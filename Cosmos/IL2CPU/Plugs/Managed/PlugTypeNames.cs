using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;

namespace IL2CPU.Plugs.Managed;

/// <summary>Types told apart by their full names: plug and target see a type through different assemblies.</summary>
internal static class PlugTypeNames
{
    private const string AnyObject = "System.Object";

    /// <summary>The name, without the modifiers that <c>in</c> and <c>volatile</c> leave.</summary>
    public static string Of(TypeReference type) => type switch
    {
        IModifierType modified => Of(modified.ElementType),
        ByReferenceType reference => Of(reference.ElementType) + "&",
        PointerType pointer => Of(pointer.ElementType) + "*",
        ArrayType array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        GenericInstanceType generic =>
            $"{generic.ElementType.FullName}<{string.Join(",", generic.GenericArguments.Select(Of))}>",
        _ => type.FullName,
    };

    /// <summary>Whether the two are one type.</summary>
    public static bool Same(TypeReference one, TypeReference other) => Of(one) == Of(other);

    /// <summary>Whether a parameter of a plug takes what the member's parameter is given.</summary>
    /// <param name="plug">The plug's parameter; <c>[FieldType]</c> may say what it stands for.</param>
    /// <param name="target">The type that the member has there.</param>
    public static bool Takes(ParameterDefinition plug, TypeReference target)
    {
        if (Same(plug.ParameterType, target))
            return true;
        if (StandsFor(plug) is { } name && name != Of(target))
            return false;
        return (IsObject(plug.ParameterType) && target.IsReferenceType())
            || (plug.ParameterType.IsPointer && target.WithoutModifiers().IsPointer);
    }

    /// <summary>Whether the first parameter of a plug takes the object that a member belongs to.</summary>
    public static bool TakesThis(ParameterDefinition plug, TypeDefinition target)
    {
        if (target.IsValueType)
            return plug.ParameterType is ByReferenceType reference && Same(reference.ElementType, target);
        return IsObject(plug.ParameterType) || IsBase(plug.ParameterType, target);
    }

    /// <summary>Whether the result of a plug may be the member's.</summary>
    public static bool Gives(TypeReference plug, TypeReference target) =>
        Same(plug, target) || (IsObject(plug) && target.IsReferenceType());

    private static bool IsBase(TypeReference type, TypeDefinition target)
    {
        for (TypeDefinition? up = target; up is not null; up = up.BaseType?.TryResolve())
        {
            if (Same(up, type) || up.Interfaces.Any(i => Same(i.InterfaceType, type)))
                return true;
        }
        return false;
    }

    private static bool IsObject(TypeReference type) => type.FullName == AnyObject;

    private static string? StandsFor(ParameterDefinition plug) =>
        (plug.FindAttribute(ManagedPlugNames.FieldType)?.Named("Name") as string)?.Split(',')[0].Trim().Replace('+', '/');
}

using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>The code that may use a static field, as attributes on it or on its type say.</summary>
internal static class StaticOwners
{
    /// <summary>What is wrong with a field's owner; null where nothing is, and in an assembly that does not ask for owners.</summary>
    public static Finding? Check(FieldDefinition field)
    {
        if (!field.IsStatic || field.IsInitOnly || !field.Module.Assembly.HasAttribute(FreestandingAttributes.StaticsHaveOwners))
            return null;
        if (IsLock(field.FieldType) || CompilerTypes.IsGenerated(field.DeclaringType) || IsCompilersOwn(field))
            return null;
        CustomAttribute? owner = OwnerOf(field);
        return owner switch
        {
            null => FreestandingFindings.StaticWithoutOwner(MemberNames.Of(field)),
            { AttributeType.FullName: FreestandingAttributes.LockedBy } when !NamesLock(owner, field) =>
                FreestandingFindings.NoLock(MemberNames.Of(field), NameIn(owner)),
            { AttributeType.FullName: FreestandingAttributes.Atomic } when !IsWord(field.FieldType) =>
                FreestandingFindings.NotAtomic(MemberNames.Of(field), MemberNames.Of(field.FieldType)),
            _ => null,
        };
    }

    /// <summary>The nearest: the field's own, then that of the type, then of the type around it.</summary>
    private static CustomAttribute? OwnerOf(FieldDefinition field) =>
        TypesAround(field).Prepend<ICustomAttributeProvider>(field)
            .SelectMany(place => place.CustomAttributes)
            .FirstOrDefault(attribute => FreestandingAttributes.Owners.Contains(attribute.AttributeType.FullName));

    private static bool NamesLock(CustomAttribute owner, FieldDefinition field)
    {
        string name = NameIn(owner);
        IEnumerable<TypeDefinition> types = owner.ConstructorArguments[0].Value is not TypeReference type ? TypesAround(field)
            : type.TryResolve() is { } other ? [other] : [];
        return types.Any(place =>
            place.Fields.Any(member => member.IsStatic && member.Name == name && IsLock(member.FieldType)) ||
            place.Properties.Any(member => member.Name == name && !member.HasThis && IsLock(member.PropertyType)));
    }

    private static string NameIn(CustomAttribute owner) => (string)owner.ConstructorArguments.Last().Value;

    private static IEnumerable<TypeDefinition> TypesAround(FieldDefinition field)
    {
        for (TypeDefinition? type = field.DeclaringType; type is not null; type = type.DeclaringType)
            yield return type;
    }

    private static bool IsLock(TypeReference type) =>
        (type is ByReferenceType reference ? reference.ElementType : type).TryResolve()?.HasAttribute(FreestandingAttributes.Lock) == true;

    /// <summary>A property's field is the compiler's, too, but somebody's property.</summary>
    private static bool IsCompilersOwn(FieldDefinition field) =>
        CompilerTypes.IsGenerated(field) && !field.Name.EndsWith("k__BackingField", System.StringComparison.Ordinal);

    /// <summary>Whether the CPU reads and writes it at once: a number, a pointer, or a struct of nothing else.</summary>
    private static bool IsWord(TypeReference type)
    {
        TypeReference? inner = type.WithoutModifiers();
        while (inner is not null && !IsPlainWord(inner))
            inner = OnlyFieldOf(inner);
        return inner is not null;
    }

    private static bool IsPlainWord(TypeReference type) => type.IsPointer || type.IsFunctionPointer || type.IsPrimitive;

    /// <summary>The type of the field that a struct is nothing else than; null where it has others, or the field has many elements.
    /// </summary>
    private static TypeReference? OnlyFieldOf(TypeReference type)
    {
        if (type is ArrayType || type.TryResolve() is not { IsValueType: true } definition || definition.HasAttribute(FreestandingAttributes.InlineArray))
            return null;
        FieldDefinition[] fields = [.. definition.Fields.Where(field => !field.IsStatic)];
        return fields is [var only] && !only.HasAttribute(FreestandingAttributes.FixedBuffer) ? InstanceOf(only.FieldType, type) : null;
    }

    /// <summary>What a field's type is in a generic struct.</summary>
    private static TypeReference InstanceOf(TypeReference type, TypeReference owner) => type.WithoutModifiers() switch
    {
        GenericParameter parameter when owner is GenericInstanceType instance => instance.GenericArguments[parameter.Position].WithoutModifiers(),
        var other => other,
    };
}

using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>The code that may use a static field, as attributes on it or on its type say.</summary>
internal static class StaticOwners
{
    /// <summary>Code that is broken may have a struct inside itself.</summary>
    private const int DeepestStruct = 16;

    /// <summary>What is wrong with a field's owner; null where nothing is, and in an assembly that does not ask for owners.</summary>
    public static Finding? Check(IFieldSymbol field)
    {
        if (!field.IsStatic || field.IsReadOnly || field.ContainingAssembly.FindAttribute(FreestandingAttributes.StaticsHaveOwners) is null)
            return null;
        if (IsLock(field.Type))
            return null;
        AttributeData? owner = OwnerOf(field);
        return owner?.AttributeClass?.ToDisplayString() switch
        {
            null => FreestandingFindings.StaticWithoutOwner(SymbolNames.Of(field)),
            FreestandingAttributes.LockedBy when IsWhole(owner) && !NamesLock(owner, field) => FreestandingFindings.NoLock(SymbolNames.Of(field), NameIn(owner)),
            FreestandingAttributes.Atomic when !IsWord(field.Type) =>
                FreestandingFindings.NotAtomic(SymbolNames.Of(field), SymbolNames.Of(field.Type)),
            _ => null,
        };
    }

    /// <summary>The nearest: the field's own, then that of the type, then of the type around it.</summary>
    private static AttributeData? OwnerOf(IFieldSymbol field) =>
        TypesAround(field).Prepend<ISymbol>(field)
            .SelectMany(place => place.GetAttributes())
            .FirstOrDefault(attribute => FreestandingAttributes.Owners.Contains(attribute.AttributeClass?.ToDisplayString()));

    /// <summary>Whether the compiler knows what an attribute says; else it reports that itself.</summary>
    private static bool IsWhole(AttributeData owner) => owner.AttributeConstructor is not null;

    private static bool NamesLock(AttributeData owner, IFieldSymbol field)
    {
        string name = NameIn(owner);
        IEnumerable<INamedTypeSymbol> types =
            owner.ConstructorArguments[0].Value is INamedTypeSymbol type ? [type] : TypesAround(field);
        return types.SelectMany(place => place.GetMembers(name)).Any(member => member.IsStatic && TypeOf(member) is { } found && IsLock(found));
    }

    private static string NameIn(AttributeData owner) => owner.ConstructorArguments.Last().Value as string ?? "";

    private static IEnumerable<INamedTypeSymbol> TypesAround(IFieldSymbol field)
    {
        for (INamedTypeSymbol? type = field.ContainingType; type is not null; type = type.ContainingType)
            yield return type;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsLock(ITypeSymbol type) => type.FindAttribute(FreestandingAttributes.Lock) is not null;

    /// <summary>Whether the CPU reads and writes it at once: a number, a pointer, or a struct of nothing else.</summary>
    private static bool IsWord(ITypeSymbol type)
    {
        ITypeSymbol? inner = type;
        for (int depth = 0; inner is not null && !IsPlainWord(inner); depth++)
            inner = depth < DeepestStruct ? OnlyFieldOf(inner)?.Type : null;
        return inner is not null;
    }

    private static bool IsPlainWord(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Enum || IsNumber(type.SpecialType);

    /// <summary>The field that a struct is nothing else than; null where it has others, or the field has many elements.</summary>
    private static IFieldSymbol? OnlyFieldOf(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Struct || type.FindAttribute(FreestandingAttributes.InlineArray) is not null)
            return null;
        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic)];
        return fields.Length == 1 && !fields[0].IsFixedSizeBuffer ? fields[0] : null;
    }

    private static bool IsNumber(SpecialType type) =>
        type is >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Decimal
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IL2CPU.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Finds static fields that are set to anything but zero before the first use of their type.</summary>
internal static class StaticStores
{
    /// <summary>Checks a static initialiser or a static constructor; nothing else sets a field before start-up.</summary>
    public static void Check(ISymbol owner, ImmutableArray<IOperation> blocks, StatementFindings findings)
    {
        if (owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } constructor)
            CheckConstructor(constructor, blocks, findings);
        else if (owner is { IsStatic: true } and (IFieldSymbol or IPropertySymbol))
            CheckInitialisers(blocks, findings);
    }

    private static void CheckInitialisers(ImmutableArray<IOperation> blocks, StatementFindings findings)
    {
        foreach (ISymbolInitializerOperation initializer in blocks.OfType<ISymbolInitializerOperation>())
        {
            if (NameOf(initializer) is { } name && !IsZero(initializer.Value))
                findings.Add(initializer, FreestandingFindings.StaticStore(name));
        }
    }

    private static void CheckConstructor(IMethodSymbol constructor, ImmutableArray<IOperation> blocks, StatementFindings findings)
    {
        IOperation[] stores = [.. blocks.SelectMany(b => b.Descendants()).Where(o => FieldSetBy(o, constructor.ContainingType) is not null)];
        foreach (IOperation store in stores.Where(o => o is not ISimpleAssignmentOperation assignment || !IsZero(assignment.Value)))
            findings.Add(store, FreestandingFindings.StaticStore(SymbolNames.Of(FieldSetBy(store, constructor.ContainingType)!)));
        if (stores.Length == 0)
            findings.Add(FirstOf(blocks[0]), FreestandingFindings.StaticConstructor(constructor.ContainingType.Name));
    }

    private static IOperation FirstOf(IOperation block) =>
        block.DescendantsAndSelf().FirstOrDefault(o => o is not (IMethodBodyBaseOperation or IBlockOperation)) ?? block;

    private static string? NameOf(ISymbolInitializerOperation initializer) => initializer switch
    {
        IFieldInitializerOperation { InitializedFields: { IsEmpty: false } fields } => SymbolNames.Of(fields[0]),
        IPropertyInitializerOperation { InitializedProperties: { IsEmpty: false } properties }
            when properties[0].BackingField() is { } field => SymbolNames.Of(field),
        _ => null,
    };

    private static IFieldSymbol? FieldSetBy(IOperation operation, INamedTypeSymbol type)
    {
        IFieldSymbol? field = (operation as IAssignmentOperation)?.Target switch
        {
            IFieldReferenceOperation reference => reference.Field,
            IPropertyReferenceOperation { Property.SetMethod: null } reference => reference.Property.BackingField(),
            _ => ((operation as IIncrementOrDecrementOperation)?.Target as IFieldReferenceOperation)?.Field,
        };
        return field is { IsStatic: true } && SymbolEqualityComparer.Default.Equals(field.ContainingType, type) ? field : null;
    }

    /// <summary>Whether a value is what the field starts as, and the compiler writes it so that this can be seen; a struct's is not.</summary>
    private static bool IsZero(IOperation value)
    {
        if (value.Type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
            return false;
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value is IDefaultValueOperation || (value.ConstantValue is { HasValue: true, Value: var constant } && IsZero(constant));
    }

    private static bool IsZero(object? constant) => constant switch
    {
        null or false or '\0' => true,
        float number => BitConverter.DoubleToInt64Bits(number) == 0,
        double number => BitConverter.DoubleToInt64Bits(number) == 0,
        string or bool or char => false,
        IConvertible number => number.ToDecimal(null) == 0,
        _ => false,
    };
}

using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cosmos.Freestanding.Analyzer;

/// <summary>Arrays of constants that the compiler puts into the image, as they are read through a span.</summary>
internal static class ConstantSpans
{
    /// <summary>Whether a conversion makes a span of an array that never is one.</summary>
    public static bool IsMadeBy(IConversionOperation conversion) =>
        conversion.Type is { Name: "ReadOnlySpan" } span && span.IsSpan() &&
        conversion.Operand is IArrayCreationOperation array && (IsEmpty(array) || IsConstant(array));

    /// <summary>Whether an array has no elements.</summary>
    public static bool IsEmpty(IArrayCreationOperation array) =>
        array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 });

    private static bool IsConstant(IArrayCreationOperation array) =>
        array.Type is IArrayTypeSymbol { Rank: 1, ElementType.IsUnmanagedType: true } &&
        array.Initializer is { } initializer && initializer.ElementValues.All(value => value.ConstantValue.HasValue);
}

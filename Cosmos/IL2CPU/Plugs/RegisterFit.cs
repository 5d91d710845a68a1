using IL2CPU.Analysis;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace IL2CPU.Plugs;

/// <summary>How a C# type travels in one integer register, or why it can't.</summary>
/// <param name="Bits">The width of its values; 0 when it can't, or for <c>void</c>.</param>
/// <param name="IsExtended">Whether the caller extends narrower values to 32 bits.</param>
/// <param name="Problem">Why no integer register can carry it, or null.</param>
internal readonly record struct RegisterFit(int Bits, bool IsExtended, string? Problem)
{
    /// <summary>Looks at a parameter's or a return value's type.</summary>
    public static RegisterFit Of(TypeReference type) => type.WithoutModifiers() switch
    {
        ByReferenceType reference => OfReference(reference.ElementType),
        PointerType or FunctionPointerType => Integer(64),
        GenericParameter => No("is a type parameter"),
        TypeReference plain => OfPlain(plain),
    };

    /// <summary>Whether a register of that width carries the type: C# extends small integers up to 32 bits.</summary>
    public bool FitsIn(int registerBits) =>
        registerBits == Bits || (IsExtended && registerBits > Bits && registerBits <= 32);

    private static RegisterFit OfPlain(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Void => default,
        MetadataType.Single or MetadataType.Double => No("is floating point, which travels in an XMM register"),
        _ when StructLayout.PrimitiveSize(type) is > 0 and int size => Integer(size * 8),
        _ when type.IsReferenceType() => No("is a managed reference"),
        _ => OfStruct(type),
    };

    private static RegisterFit OfStruct(TypeReference type)
    {
        if (type.TryResolve() is { IsEnum: true } definition)
            return OfPlain(definition.GetEnumUnderlyingType());
        StructLayout layout = StructLayout.Of(type);
        if (layout.Problem is { } problem)
            return No(problem);
        return layout.Size is 1 or 2 or 4 or 8
            ? new RegisterFit(layout.Size * 8, false, null)
            : No($"has {layout.Size} bytes, where a register carries 1, 2, 4 or 8");
    }

    private static RegisterFit OfReference(TypeReference target) =>
        target.IsReferenceType() ? No("refers to a managed reference") : Integer(64);

    private static RegisterFit Integer(int bits) => new(bits, bits < 32, null);

    private static RegisterFit No(string problem) => new(0, false, problem);
}

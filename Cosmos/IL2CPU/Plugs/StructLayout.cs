using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;

namespace IL2CPU.Plugs;

/// <summary>The size of an unmanaged struct, and whether integer registers can carry it.</summary>
/// <param name="Size">Its bytes.</param>
/// <param name="Alignment">Its alignment.</param>
/// <param name="Problem">Why integer registers can't carry it, or null.</param>
internal readonly record struct StructLayout(int Size, int Alignment, string? Problem)
{
    /// <summary>Whether the runtime lays it out as C# says: no managed reference is in it, and all types are known.</summary>
    public bool IsFixed { get; private init; } = true;

    /// <summary>Lays out a struct, primitive or pointer.</summary>
    public static StructLayout Of(TypeReference type)
    {
        type = type.WithoutModifiers();
        if (type is PointerType or FunctionPointerType)
            return new StructLayout(8, 8, null);
        if (type is ByReferenceType or GenericParameter || type.IsReferenceType())
            return new StructLayout(8, 8, "holds a managed reference") { IsFixed = false };
        if (type.MetadataType is MetadataType.Single or MetadataType.Double)
            return Floating(type.MetadataType == MetadataType.Single ? 4 : 8);
        if (PrimitiveSize(type) is > 0 and int size)
            return new StructLayout(size, size, null);
        return type.TryResolve() is { } definition
            ? OfFields(definition, [.. type.GenericArguments()])
            : new StructLayout(0, 1, $"is in the assembly {type.Scope.Name}, which can't be found") { IsFixed = false };
    }

    /// <summary>Where the instance fields of a struct begin, in bytes, in their order.</summary>
    public static IEnumerable<(FieldDefinition Field, int Offset)> Offsets(TypeDefinition type)
    {
        int end = 0;
        foreach (FieldDefinition field in type.Fields.Where(f => !f.IsStatic))
        {
            StructLayout layout = Of(field.FieldType);
            int offset = OffsetOf(field, layout, end);
            end = offset + layout.Size;
            yield return (field, offset);
        }
    }

    private static StructLayout Floating(int size) => new(size, size, "holds floating point, which travels in an XMM register");

    /// <summary>The bytes of an integer primitive, or 0.</summary>
    public static int PrimitiveSize(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Boolean or MetadataType.Byte or MetadataType.SByte => 1,
        MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
        MetadataType.Int32 or MetadataType.UInt32 => 4,
        MetadataType.Int64 or MetadataType.UInt64 or MetadataType.IntPtr or MetadataType.UIntPtr => 8,
        _ => 0,
    };

    private static StructLayout OfFields(TypeDefinition type, IReadOnlyList<TypeReference> arguments)
    {
        int end = 0, alignment = 1;
        string? problem = null;
        bool isFixed = type.IsEnum || !type.IsAutoLayout;
        foreach (FieldDefinition field in type.Fields.Where(f => !f.IsStatic))
        {
            StructLayout layout = Of(Substitute(field.FieldType, arguments));
            end = Math.Max(end, OffsetOf(field, layout, end) + layout.Size * Repetitions(type));
            alignment = Math.Max(alignment, AlignmentOf(field, layout));
            problem ??= layout.Problem;
            isFixed &= layout.IsFixed;
        }
        int size = Math.Max(RoundUp(end, alignment), type.ClassSize);
        return new StructLayout(Math.Max(size, 1), alignment, problem) { IsFixed = isFixed };
    }

    private static int OffsetOf(FieldDefinition field, StructLayout layout, int end) =>
        field.DeclaringType.IsExplicitLayout ? field.Offset : RoundUp(end, AlignmentOf(field, layout));

    private static int AlignmentOf(FieldDefinition field, StructLayout layout)
    {
        int packing = field.DeclaringType.PackingSize;
        return packing > 0 ? Math.Min(packing, layout.Alignment) : layout.Alignment;
    }

    /// <summary>The type of a generic struct's field, where that is one of the struct's own parameters.</summary>
    private static TypeReference Substitute(TypeReference field, IReadOnlyList<TypeReference> arguments) =>
        field is GenericParameter parameter && parameter.Position < arguments.Count
            ? arguments[parameter.Position]
            : field;

    private static int Repetitions(TypeDefinition type) =>
        type.FindAttribute(FreestandingAttributes.InlineArray) is { } attribute ? (int)attribute.ConstructorArguments[0].Value : 1;

    private static int RoundUp(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}

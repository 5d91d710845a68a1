using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using XSharp;
using XSharp.Diagnostics;

namespace IL2CPU.Plugs;

/// <summary>Reads where the fields of a struct are.</summary>
internal static class ConstantOffsets
{
    private const string SizeName = "Size";
    private const string BackingField = ">k__BackingField";

    /// <summary>The offset of each field, and the size.</summary>
    public static XConstantLookup Read(ConstantName name)
    {
        if (Problem(name) is { } problem)
            return XConstantLookup.Failed(XRules.ForeignLayout, problem);
        IEnumerable<XConstant> offsets =
            StructLayout.Offsets(name.Type).Select(place => new XConstant(NameOf(place.Field), place.Offset));
        return XConstantLookup.Whole(name.TypeName, [.. offsets, new XConstant(SizeName, StructLayout.Of(name.Type).Size)]);
    }

    private static string? Problem(ConstantName name) => name switch
    {
        { Member: not null } => "a member",
        { Type.IsValueType: false } => "a class",
        { Type.IsEnum: true } => "an enum",
        { Type.HasGenericParameters: true } => "generic",
        _ => StructLayout.Of(name.Type).IsFixed ? null : "laid out as the runtime likes",
    };

    /// <summary>The name that C# knows the field by, or the property that keeps its value in it, without the underscore of a private one.</summary>
    private static string NameOf(FieldDefinition field)
    {
        bool isProperty = field.Name.EndsWith(BackingField, StringComparison.Ordinal);
        string name = isProperty ? field.Name[1..^BackingField.Length] : field.Name.TrimStart('_');
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}

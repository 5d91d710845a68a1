using System;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;
using XSharp.Diagnostics;

namespace IL2CPU.Plugs;

/// <summary>Reads the values of constants.</summary>
internal static class ConstantFields
{
    private const string DecimalConstant = "System.Runtime.CompilerServices.DecimalConstantAttribute";

    /// <summary>The constants that a name means.</summary>
    /// <param name="name">A type, or one member.</param>
    /// <param name="mayName">Whether a field may be named.</param>
    public static XConstantLookup Read(ConstantName name, Func<FieldDefinition, bool> mayName) => name.Member switch
    {
        null => Whole(name, mayName),
        FieldDefinition field => Single(name, field),
        PropertyDefinition => NoConstant("a property"),
        MethodDefinition => NoConstant("a method"),
        _ => NoConstant("no field"),
    };

    /// <summary>Whether the field is an integer constant.</summary>
    public static bool IsInteger(FieldDefinition field) => Value(field) is not null;

    private static XConstantLookup Whole(ConstantName name, Func<FieldDefinition, bool> mayName)
    {
        XConstant[] constants =
        [
            .. from field in name.Type.Fields
               let value = Value(field)
               where value is not null && mayName(field)
               select new XConstant(field.Name, value.Value),
        ];
        return constants.Length == 0 ? NoConstant("a type without integer constants") : XConstantLookup.Whole(name.TypeName, constants);
    }

    private static XConstantLookup Single(ConstantName name, FieldDefinition field)
    {
        if (Value(field) is { } value)
            return XConstantLookup.Single(name.TypeName, new XConstant(field.Name, value));
        return field.HasConstant || field.HasAttribute(DecimalConstant)
            ? XConstantLookup.Failed(XRules.ForeignNotInteger, MemberNames.Of(field.FieldType))
            : NoConstant("a field that is not const");
    }

    private static XConstantLookup NoConstant(string what) => XConstantLookup.Failed(XRules.ForeignNotConstant, what);

    private static Int128? Value(FieldDefinition field) => !field.HasConstant ? null : field.Constant switch
    {
        bool value => value ? 1 : 0,
        char value => value,
        sbyte value => value,
        byte value => value,
        short value => value,
        ushort value => value,
        int value => value,
        uint value => value,
        long value => value,
        ulong value => value,
        _ => (Int128?)null,
    };
}

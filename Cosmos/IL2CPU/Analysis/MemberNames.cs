using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>Names types and members in messages the way C# code does.</summary>
internal static class MemberNames
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool", ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Char"] = "char",
        ["System.Int16"] = "short", ["System.UInt16"] = "ushort", ["System.Int32"] = "int",
        ["System.UInt32"] = "uint", ["System.Int64"] = "long", ["System.UInt64"] = "ulong",
        ["System.IntPtr"] = "nint", ["System.UIntPtr"] = "nuint", ["System.Single"] = "float",
        ["System.Double"] = "double", ["System.Decimal"] = "decimal", ["System.String"] = "string",
        ["System.Object"] = "object", ["System.Void"] = "void",
    };

    /// <summary>The name of a type as C# writes it, without namespaces.</summary>
    public static string Of(TypeReference type) => Of(type, user: null);

    /// <summary>The name of a method: its type's, its own and its parameters', or <c>new Type(...)</c>.</summary>
    public static string Of(MethodReference method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(p => Of(p.ParameterType, method)));
        string type = Of(method.DeclaringType);
        return method.Name == ".ctor" ? $"new {type}({parameters})" : $"{type}.{Simple(method.Name)}({parameters})";
    }

    /// <summary>The name of a field: its type's and its own.</summary>
    public static string Of(FieldReference field) => $"{Of(field.DeclaringType)}.{field.Name}";

    private static string Of(TypeReference type, MethodReference? user) => type switch
    {
        IModifierType modified => Of(modified.ElementType, user),
        ByReferenceType reference => "ref " + Of(reference.ElementType, user),
        PointerType pointer => Of(pointer.ElementType, user) + "*",
        FunctionPointerType => "delegate*",
        ArrayType array => $"{Of(array.ElementType, user)}[{new string(',', array.Rank - 1)}]",
        GenericParameter parameter => Argument(parameter, user) is { } argument ? Of(argument) : parameter.Name,
        GenericInstanceType generic =>
            $"{Simple(generic)}<{string.Join(", ", generic.GenericArguments.Select(a => Of(a, user)))}>",
        _ => Keywords.GetValueOrDefault(type.FullName) ?? Simple(type),
    };

    /// <summary>What the user of a generic method, or of a method of a generic type, put for a parameter.</summary>
    private static TypeReference? Argument(GenericParameter parameter, MethodReference? user)
    {
        MemberReference? generic = parameter.Type == GenericParameterType.Method ? user : user?.DeclaringType;
        return generic?.GenericArguments().ElementAtOrDefault(parameter.Position);
    }

    private static string Simple(TypeReference type)
    {
        string name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{Simple(outer)}.{name}" : name;
    }

    /// <summary>A property's accessor and a local function carry the compiler's decoration.</summary>
    private static string Simple(string methodName)
    {
        int local = methodName.IndexOf("g__", System.StringComparison.Ordinal);
        return local < 0 ? methodName : methodName[(local + 3)..].Split('|')[0];
    }
}

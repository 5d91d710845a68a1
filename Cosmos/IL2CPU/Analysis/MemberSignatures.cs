using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>Tells the overloads of one name apart, in the words of AllowedMembers.txt.</summary>
internal static class MemberSignatures
{
    /// <summary>The name, the number of type parameters if it has any, and the types of the parameters; of a conversion also the
    /// type of its result.</summary>
    public static string Of(MethodReference method)
    {
        MethodReference open = method.GetElementMethod();
        string arity = open.HasGenericParameters ? $"`{open.GenericParameters.Count}" : "";
        string parameters = string.Join(',', open.Parameters.Select(p => Of(p.ParameterType)));
        return $"{open.Name}{arity}({parameters}){(IsConversion(open) ? Of(open.ReturnType) : "")}";
    }

    private static bool IsConversion(MethodReference method) =>
        method.Name is "op_Explicit" or "op_Implicit" or "op_CheckedExplicit";

    /// <summary>A type by its full name; a type parameter is <c>!</c> or, of a method, <c>!!</c>, with its position.</summary>
    private static string Of(TypeReference type) => type switch
    {
        IModifierType modified => Of(modified.ElementType),
        GenericParameter parameter => (parameter.Type == GenericParameterType.Type ? "!" : "!!") + parameter.Position,
        ByReferenceType reference => Of(reference.ElementType) + "&",
        PointerType pointer => Of(pointer.ElementType) + "*",
        GenericInstanceType generic => $"{generic.ElementType.FullName}<{string.Join(',', generic.GenericArguments.Select(Of))}>",
        _ => type.FullName,
    };
}

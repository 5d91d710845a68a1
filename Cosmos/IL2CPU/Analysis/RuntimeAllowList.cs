using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>Whether a member that code refers to is the base library's, and among the <see cref="AllowedMembers"/>. What takes or gives
/// a managed reference is never among them.</summary>
internal static class RuntimeAllowList
{
    /// <summary>Whether a type is the base library's own; those of other assemblies have their own analysis.</summary>
    public static bool IsRuntime(TypeReference type) =>
        type.GetElementType() is not TypeDefinition && AllowedMembers.IsRuntime(type.GetElementType().Scope.Name);

    /// <summary>Whether freestanding code may call a method of the base library.</summary>
    public static bool Allows(MethodReference method) => Allows(method.DeclaringType, method);

    /// <summary>Whether freestanding code may call what a type of the base library has in place of a method that it inherits.</summary>
    /// <param name="type">The type.</param>
    /// <param name="method">The method, which may be an interface's or a base class's.</param>
    public static bool Allows(TypeReference type, MethodReference method) =>
        AllowedMembers.Has(type.GetElementType().FullName, method.Name, MemberSignatures.Of(method)) &&
        !method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).Any(IsOrRefersToReference);

    /// <summary>Whether freestanding code may use a field of the base library, such as that of a tuple.</summary>
    public static bool Allows(FieldReference field) =>
        AllowedMembers.Has(field.DeclaringType.GetElementType().FullName, field.Name, field.Name);

    private static bool IsOrRefersToReference(TypeReference type) =>
        type is ByReferenceType reference ? reference.ElementType.IsReferenceType() : type.IsReferenceType();
}

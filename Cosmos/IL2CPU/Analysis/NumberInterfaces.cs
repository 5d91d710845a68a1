using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>The interfaces of the base library's numbers, which a type parameter may be constrained to.</summary>
internal static class NumberInterfaces
{
    /// <summary>Whether a method is a number's by an interface of the base library, and is more than instructions.</summary>
    public static bool IsOutOfReach(MethodReference method) =>
        RuntimeAllowList.IsRuntime(method.DeclaringType) && IsOfNumbers(method.DeclaringType) &&
        !(IsGenericInterface(method.DeclaringType) && NumberMembers.Reachable.Contains(method.Name));

    private static bool IsGenericInterface(TypeReference type) => type.GetElementType().HasGenericParameters || type is GenericInstanceType;

    private static bool IsOfNumbers(TypeReference type) =>
        type.Namespace == NumberMembers.Namespace || type.GetElementType().Namespace == NumberMembers.Namespace || IsOfInt32(type);

    private static bool IsOfInt32(TypeReference type) =>
        type.TryResolve() is { IsInterface: true } definition &&
        definition.Module.GetType("System.Int32") is { } number &&
        number.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == definition.FullName);
}

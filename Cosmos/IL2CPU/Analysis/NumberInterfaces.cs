using System;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>The interfaces of the base library's numbers, which a type parameter may be constrained to.</summary>
internal static class NumberInterfaces
{
    private const string Namespace = "System.Numerics";

    /// <summary>What the optimiser turns into instructions for every number.</summary>
    private static readonly string[] Reachable =
    [
        "CompareTo", "CreateTruncating", "Equals", "Max", "Min", "PopCount", "get_AllBitsSet", "get_MaxValue", "get_MinValue",
        "get_One", "get_Zero", "op_Addition", "op_BitwiseAnd", "op_BitwiseOr", "op_Equality", "op_ExclusiveOr", "op_GreaterThan",
        "op_GreaterThanOrEqual", "op_Inequality", "op_LeftShift", "op_LessThan", "op_LessThanOrEqual", "op_Multiply",
        "op_OnesComplement", "op_RightShift", "op_Subtraction", "op_UnaryNegation",
    ];

    /// <summary>Whether a method is a number's by an interface of the base library, and is more than instructions.</summary>
    public static bool IsOutOfReach(MethodReference method) =>
        RuntimeAllowList.IsRuntime(method.DeclaringType) && IsOfNumbers(method.DeclaringType) &&
        !(IsGenericInterface(method.DeclaringType) && Reachable.Contains(method.Name));

    private static bool IsGenericInterface(TypeReference type) => type.GetElementType().HasGenericParameters || type is GenericInstanceType;

    private static bool IsOfNumbers(TypeReference type) =>
        type.Namespace == Namespace || type.GetElementType().Namespace == Namespace || IsOfInt32(type);

    private static bool IsOfInt32(TypeReference type) =>
        type.TryResolve() is { IsInterface: true } definition &&
        definition.Module.GetType("System.Int32") is { } number &&
        number.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == definition.FullName);
}

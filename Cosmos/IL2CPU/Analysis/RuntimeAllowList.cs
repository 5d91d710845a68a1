using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>
/// The members of the base library that freestanding code may use: those that ILC compiles into the caller, leaving no
/// reference to the runtime. What takes or gives a managed reference is never among them.
/// </summary>
internal static class RuntimeAllowList
{
    private static readonly string[] NumberHelpers =
    [
        "Abs", "Clamp", "CompareTo", "DivRem", "Equals", "IsEvenInteger", "IsNegative", "IsOddInteger", "IsPositive",
        "IsPow2", "LeadingZeroCount", "Log2", "Max", "Min", "PopCount", "RotateLeft", "RotateRight", "Sign",
        "TrailingZeroCount", "BigMul", "get_MaxValue", "get_MinValue", "get_Size", "GetHashCode",
    ];

    /// <summary>Types and the members that are allowed of them; an empty list allows all.</summary>
    private static readonly FrozenDictionary<string, string[]> Types = new Dictionary<string, string[]>
    {
        ["System.Object"] = [".ctor"],
        ["System.Span`1"] = [],
        ["System.ReadOnlySpan`1"] = [],
        ["System.Nullable`1"] = [".ctor", "get_HasValue", "GetValueOrDefault"],
        ["System.Boolean"] = ["CompareTo", "Equals", "GetHashCode"],
        ["System.Char"] = ["CompareTo", "Equals", "GetHashCode", "IsAscii*", "IsBetween"],
        ["System.Byte"] = NumberHelpers,
        ["System.SByte"] = NumberHelpers,
        ["System.Int16"] = NumberHelpers,
        ["System.UInt16"] = NumberHelpers,
        ["System.Int32"] = NumberHelpers,
        ["System.UInt32"] = NumberHelpers,
        ["System.Int64"] = NumberHelpers,
        ["System.UInt64"] = NumberHelpers,
        ["System.IntPtr"] = NumberHelpers,
        ["System.UIntPtr"] = NumberHelpers,
        ["System.Math"] =
        [
            "Abs", "BigMul", "Ceiling", "Clamp", "CopySign", "DivRem", "Floor", "Max", "Min", "Sign", "Sqrt",
            "Truncate",
        ],
        ["System.Numerics.BitOperations"] = [],
        ["System.Buffers.Binary.BinaryPrimitives"] = ["ReverseEndianness"],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = ["CreateSpan", "IsReferenceOrContainsReferences"],
        ["System.Runtime.CompilerServices.Unsafe"] = [],
        ["System.Runtime.InteropServices.MemoryMarshal"] = [],
        ["System.Threading.Interlocked"] = [],
        ["System.Threading.Volatile"] = [],
    }.ToFrozenDictionary();

    /// <summary>Namespaces whose types are instructions of the CPU, with nothing around them.</summary>
    private static readonly string[] Intrinsics = ["System.Runtime.Intrinsics", "System.Runtime.Intrinsics.X86"];

    /// <summary>Whether a type is the base library's own; those of other assemblies have their own analysis.</summary>
    public static bool IsRuntime(TypeReference type)
    {
        string assembly = type.GetElementType().Scope.Name;
        return type.GetElementType() is not TypeDefinition &&
            (assembly is "System" or "mscorlib" or "netstandard" ||
            assembly.StartsWith("System.", StringComparison.Ordinal) ||
            assembly.StartsWith("Microsoft.", StringComparison.Ordinal));
    }

    /// <summary>Whether freestanding code may call a method of the base library.</summary>
    public static bool Allows(MethodReference method) =>
        AllowsMember(method.DeclaringType, method.Name) &&
        !method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).Any(IsOrRefersToReference);

    /// <summary>Whether freestanding code may use a field of the base library: that of a tuple.</summary>
    public static bool Allows(FieldReference field) => AllowsMember(field.DeclaringType, field.Name);

    private static bool AllowsMember(TypeReference type, string member)
    {
        TypeReference element = type.GetElementType();
        while (element.DeclaringType is { } outer)
            element = outer;
        if (Intrinsics.Contains(element.Namespace) || IsTuple(element))
            return true;
        return Types.TryGetValue(element.FullName, out string[]? members) &&
            (members.Length == 0 || members.Any(m => Matches(m, member)));
    }

    private static bool IsTuple(TypeReference type) =>
        type.Namespace == "System" && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);

    private static bool Matches(string pattern, string member) =>
        pattern.EndsWith('*') ? member.StartsWith(pattern[..^1], StringComparison.Ordinal) : member == pattern;

    private static bool IsOrRefersToReference(TypeReference type) =>
        type is ByReferenceType reference ? reference.ElementType.IsReferenceType() : type.IsReferenceType();
}

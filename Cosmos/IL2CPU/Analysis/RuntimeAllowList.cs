using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>
/// The members of the base library that freestanding code may use: those of which ILC, compiling for x86-64-v2, leaves
/// no reference but to the few symbols that every kernel supplies; docs/freestanding.md lists these. What takes or
/// gives a managed reference is never among them.
/// </summary>
internal static class RuntimeAllowList
{
    private static readonly string[] ValueMembers = ["CompareTo", "Equals", "GetHashCode"];

    private static readonly string[] IntegerMembers =
    [
        .. ValueMembers, "DivRem", "get_MaxValue", "get_MinValue", "get_Size", "IsEvenInteger", "IsNegative",
        "IsOddInteger", "IsPositive", "IsPow2", "LeadingZeroCount", "Log2", "Max", "Min", "PopCount", "RotateLeft",
        "RotateRight", "Sign", "TrailingZeroCount",
    ];

    /// <summary>Types and what is allowed of them: names, beginnings of names, or all.</summary>
    private static readonly FrozenDictionary<string, string[]> Types = new Dictionary<string, string[]>
    {
        ["System.Object"] = [".ctor"],
        ["System.Span`1"] = ["*"],
        ["System.ReadOnlySpan`1"] = ["*"],
        ["System.Nullable`1"] = [".ctor", "get_HasValue", "GetValueOrDefault"],
        ["System.Boolean"] = ValueMembers,
        ["System.Char"] = [.. ValueMembers, "IsAscii*", "IsBetween"],
        ["System.Byte"] = IntegerMembers,
        ["System.SByte"] = IntegerMembers,
        ["System.Int16"] = IntegerMembers,
        ["System.UInt16"] = IntegerMembers,
        ["System.Int32"] = IntegerMembers,
        ["System.UInt32"] = IntegerMembers,
        ["System.Int64"] = IntegerMembers,
        ["System.UInt64"] = IntegerMembers,
        ["System.IntPtr"] = IntegerMembers,
        ["System.UIntPtr"] = IntegerMembers,
        ["System.BitConverter"] =
        [
            "DoubleTo*", "Int32BitsToSingle", "Int64BitsToDouble", "IsLittleEndian", "SingleTo*", "UInt32BitsToSingle",
            "UInt64BitsToDouble",
        ],
        ["System.Math"] = ["Ceiling", "CopySign", "DivRem", "Floor", "Max", "Min", "Sign", "Sqrt", "Truncate"],
        ["System.Numerics.BitOperations"] = ["*"],
        ["System.Buffers.Binary.BinaryPrimitives"] = ["Read*", "ReverseEndianness", "TryRead*", "TryWrite*", "Write*"],
        ["System.Runtime.CompilerServices.RuntimeFeature"] = ["get_IsDynamicCodeSupported"],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = ["CreateSpan", "IsReferenceOrContainsReferences"],
        ["System.Runtime.CompilerServices.Unsafe"] = ["*"],
        ["System.Runtime.InteropServices.MemoryMarshal"] =
        [
            "AsBytes", "AsRef", "Cast", "CreateReadOnlySpan", "CreateSpan", "GetReference", "Read", "TryRead",
            "TryWrite", "Write",
        ],
        ["System.Runtime.InteropServices.NativeMemory"] = ["Clear", "Copy"],
        ["System.Runtime.Intrinsics.X86.X86Base"] = ["get_IsSupported", "Pause"],
        ["System.Threading.Interlocked"] =
        [
            "Add", "And", "CompareExchange", "Decrement", "Exchange", "Increment", "MemoryBarrier", "Or", "Read",
        ],
        ["System.Threading.Volatile"] = ["*"],
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
        TypeReference outermost = Outermost(type.GetElementType());
        if (Types.TryGetValue(outermost.FullName, out string[]? members))
            return members.Any(m => Matches(m, member));
        return Intrinsics.Contains(outermost.Namespace) || (IsTuple(outermost) && IsTupleMember(member));
    }

    /// <summary>A nested type, such as <c>Bmi1.X64</c>, goes by the one around it.</summary>
    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsTuple(TypeReference type) =>
        type.Namespace == "System" && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);

    private static bool IsTupleMember(string member) =>
        member is ".ctor" or "Rest" || member.StartsWith("Item", StringComparison.Ordinal);

    private static bool Matches(string pattern, string member) =>
        pattern.EndsWith('*') ? member.StartsWith(pattern[..^1], StringComparison.Ordinal) : member == pattern;

    private static bool IsOrRefersToReference(TypeReference type) =>
        type is ByReferenceType reference ? reference.ElementType.IsReferenceType() : type.IsReferenceType();
}

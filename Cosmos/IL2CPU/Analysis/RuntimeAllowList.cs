using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>
/// The members of the base library that freestanding code may use: those of which ILC, compiling for x86-64-v2, leaves
/// no reference but to the few symbols that every kernel supplies; docs/freestanding.md lists these. What takes or
/// gives a managed reference is never among them. The list is AllowedMembers.txt.
/// </summary>
internal static class RuntimeAllowList
{
    private const string Resource = "IL2CPU.Analysis.AllowedMembers.txt";
    private const string All = "*";
    private const char Comment = '#';
    private const char Indent = ' ';
    private const char Except = '-';

    /// <summary>Types and what is said of them: names and signatures of members.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Members = Read();

    /// <summary>The types that the list has members of.</summary>
    public static IEnumerable<string> Types => Members.Keys;

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
    public static bool Allows(MethodReference method) => Allows(method.DeclaringType, method);

    /// <summary>Whether freestanding code may call what a type of the base library has in place of a method that it inherits.</summary>
    /// <param name="type">The type.</param>
    /// <param name="method">The method, which may be an interface's or a base class's.</param>
    public static bool Allows(TypeReference type, MethodReference method) =>
        Lists(type, method.Name, MemberSignatures.Of(method)) &&
        !method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType).Any(IsOrRefersToReference);

    /// <summary>Whether freestanding code may use a field of the base library, such as that of a tuple.</summary>
    public static bool Allows(FieldReference field) => Lists(field.DeclaringType, field.Name, field.Name);

    private static bool Lists(TypeReference type, string name, string signature)
    {
        TypeReference element = type.GetElementType();
        if (!Members.TryGetValue(element.FullName, out FrozenSet<string>? members))
            return IsTuple(element) && IsTupleMember(name);
        return (members.Contains(All) || members.Contains(name) || members.Contains(signature)) &&
            !members.Contains(Except + name) && !members.Contains(Except + signature);
    }

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        using var reader = new StreamReader(typeof(RuntimeAllowList).Assembly.GetManifestResourceStream(Resource)!);
        var types = new Dictionary<string, List<string>>();
        List<string> members = [];
        foreach (string line in reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != Comment))
        {
            if (line[0] == Indent)
                members.AddRange(line.Split(Indent, StringSplitOptions.RemoveEmptyEntries));
            else
                types[line] = members = [];
        }
        return types.ToFrozenDictionary(t => t.Key, t => t.Value.ToFrozenSet());
    }

    private static bool IsTuple(TypeReference type) =>
        type.Namespace == "System" && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);

    private static bool IsTupleMember(string member) =>
        member is ".ctor" or "Rest" || member.StartsWith("Item", StringComparison.Ordinal);

    private static bool IsOrRefersToReference(TypeReference type) =>
        type is ByReferenceType reference ? reference.ElementType.IsReferenceType() : type.IsReferenceType();
}

using System;
using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>Tells the types that the C# compiler wrote from those that a person did.</summary>
internal static class CompilerTypes
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    private const string PrivateImplementationDetails = "<PrivateImplementationDetails>";

    private static readonly string[] StateMachineAttributes =
    [
        "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
        "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute",
        "System.Runtime.CompilerServices.IteratorStateMachineAttribute",
    ];

    /// <summary>
    /// Types that no rule applies to: attributes and enums, which are data, delegates and what the compiler makes of
    /// lambdas, iterators and extension blocks, whose uses are reported where they are.
    /// </summary>
    public static bool IsPassedOver(TypeDefinition type) =>
        type.Name is "<Module>" or PrivateImplementationDetails ||
        type.IsEnum ||
        type.DerivesFrom("System.Attribute") ||
        type.DerivesFrom("System.MulticastDelegate") ||
        IsMadeOfMember(type) ||
        IsExtensionMarker(type) ||
        (type.DeclaringType is { } outer && IsPassedOver(outer));

    /// <summary>Whether the compiler wrote this member.</summary>
    public static bool IsGenerated(ICustomAttributeProvider member) => member.HasAttribute(CompilerGenerated);

    /// <summary>Whether a field is what the compiler keeps an event's delegates in.</summary>
    public static bool IsEvent(FieldDefinition field) =>
        field.DeclaringType.Events.Any(e => e.Name == field.Name && IsEventAccessor(e.AddMethod));

    /// <summary>Whether the compiler wrote a method that adds to an event, or removes from it.</summary>
    public static bool IsEventAccessor(MethodDefinition method) =>
        (method.IsAddOn || method.IsRemoveOn) && IsGenerated(method);

    /// <summary>Whether a struct or class is a record: only those print their members.</summary>
    public static bool IsRecord(TypeDefinition type) =>
        type.Methods.Any(m => m.Name == "PrintMembers" && IsGenerated(m));

    /// <summary>Whether a type is that of <c>new { ... }</c>.</summary>
    public static bool IsAnonymous(TypeReference type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>Whether a method is the compiler's way to raise an exception.</summary>
    public static bool IsThrowHelper(MethodReference method) =>
        method.DeclaringType.Name == PrivateImplementationDetails &&
        method.Name.StartsWith("Throw", StringComparison.Ordinal);

    /// <summary>The type that an async method's or iterator's code went to, or null for other methods.</summary>
    public static TypeDefinition? StateMachineOf(MethodDefinition method) =>
        StateMachineAttributes
            .Select(method.FindAttribute)
            .Select(a => (a?.ConstructorArguments[0].Value as TypeReference)?.TryResolve())
            .FirstOrDefault(t => t is not null);

    private static bool IsMadeOfMember(TypeDefinition type) =>
        IsGenerated(type) &&
        (!type.IsValueType || type.Interfaces.Any(i => i.InterfaceType.Name == "IAsyncStateMachine"));

    /// <summary>The declarations of an extension block, beside the static methods that hold its code.</summary>
    private static bool IsExtensionMarker(TypeDefinition type) =>
        type.Name.StartsWith("<G>$", StringComparison.Ordinal) ||
        type.Name.StartsWith("<M>$", StringComparison.Ordinal);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Cosmos.Core.Threads;
using Cosmos.Libc;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>The functions that the core shows to C, as its assembly declares them.</summary>
internal static class Exports
{
    private const string ExportAttribute = "RuntimeExportAttribute";

    /// <summary>All of the C library, by name. The heap's are those of <c>Heap.xs</c>.</summary>
    public static IReadOnlyList<Export> All { get; } =
    [
        .. typeof(LibcStart).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(LibcStart).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(Of)
            .Where(export => !export.Name.StartsWith("bareflow_", StringComparison.Ordinal))
            .OrderBy(export => export.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<Export> Of(MethodInfo method) => method.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name == ExportAttribute)
        .Select(attribute => new Export((string)attribute.ConstructorArguments[0].Value!, method));
}

/// <summary>A function that the core shows to C.</summary>
/// <param name="Name">Its name in C.</param>
/// <param name="Method">Its body.</param>
internal sealed record Export(string Name, MethodInfo Method)
{
    /// <summary>What each parameter is checked by.</summary>
    public IReadOnlyList<ParameterKind> Kinds { get; } = [.. Method.GetParameters().Select(KindOf)];

    /// <summary>What a function that is only a stub does instead; empty for another.</summary>
    public string Stub { get; } = Method.GetCustomAttributesData()
        .Where(data => data.AttributeType == typeof(LibcStubAttribute))
        .Select(data => (string)data.ConstructorArguments[0].Value!)
        .FirstOrDefault("");

    /// <summary>Whether nothing but an error comes of it, so that nothing is looked at.</summary>
    public bool IsStub => Stub.Length > 0;

    private static ParameterKind KindOf(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (type.IsFunctionPointer || type.IsUnmanagedFunctionPointer)
            return ParameterKind.Function;

        if (type.IsPointer)
            return type.GetElementType() == typeof(Thread) ? ParameterKind.Thread : ParameterKind.Plain;

        if (type == typeof(double) || type == typeof(float))
            return ParameterKind.Floating;

        return type.IsPrimitive || type.IsEnum ? ParameterKind.Number : ParameterKind.Door;
    }
}

/// <summary>What a parameter of an exported function is, and so how it is checked.</summary>
internal enum ParameterKind
{
    Number,
    Floating,
    Door,
    Thread,
    Plain,
    Function,
}

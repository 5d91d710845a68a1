using System.Collections.Generic;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>A C# class with <c>[Plug]</c>.</summary>
/// <param name="Type">The class.</param>
/// <param name="File">The file that the attribute names.</param>
/// <param name="Methods">Its plug methods.</param>
/// <param name="Location">Where the attribute stands.</param>
internal sealed record PlugClass(
    TypeDefinition Type, string File, IReadOnlyList<PlugMethod> Methods, XLocation Location);

/// <summary>A C# method with <c>[PlugMethod]</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Body">The name of the X# function that it asks for.</param>
/// <param name="Location">Where the attribute stands.</param>
internal sealed record PlugMethod(MethodDefinition Method, string Body, XLocation Location)
{
    /// <summary>The method as messages name it.</summary>
    public string Name => $"{Method.DeclaringType.Name}.{Method.Name}";
}

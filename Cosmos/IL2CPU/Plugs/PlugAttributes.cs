using System;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Plugs.Managed;
using Mono.Cecil;

namespace IL2CPU.Plugs;

/// <summary>
/// The attributes of X# plugs: those of <c>Freestanding.cs</c>, or in a .NET program those that it has for plugs of .NET members too.
/// </summary>
internal static class PlugAttributes
{
    private const string FileEnd = ".xs";

    /// <summary>What names the X# file of a class, or null.</summary>
    public static CustomAttribute? OfClass(TypeDefinition type) =>
        type.FindAttribute(PlugNames.Plug) ??
        (type.FindAttribute(ManagedPlugNames.Plug) is { } managed && NamesFile(managed) ? managed : null);

    /// <summary>What says that the body of a method of such a class is in X#, or null.</summary>
    public static CustomAttribute? OfMethod(MethodDefinition method) =>
        method.FindAttribute(PlugNames.PlugMethod) ?? method.FindAttribute(ManagedPlugNames.Method);

    /// <summary>The file, or the function, that an attribute names; null when it names none.</summary>
    public static string? TextOf(CustomAttribute attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value as string ??
        attribute.Named("TargetName") as string ?? attribute.Named("Signature") as string;

    /// <summary>Whether the target of a plug class is a file of X# rather than a type.</summary>
    public static bool NamesFile(CustomAttribute attribute) =>
        TextOf(attribute)?.EndsWith(FileEnd, StringComparison.OrdinalIgnoreCase) == true;
}

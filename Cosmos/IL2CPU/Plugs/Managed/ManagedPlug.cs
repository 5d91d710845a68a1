using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs.Managed;

/// <summary>A method that is to replace a member.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">Its <c>[PlugMethod]</c>, if it has one.</param>
/// <param name="Location">Where its code begins.</param>
internal sealed record ManagedPlug(MethodDefinition Method, CustomAttribute? Attribute, XLocation Location)
{
    /// <summary>The method as messages name it.</summary>
    public string Name => MemberNames.Of(Method);

    /// <summary>The member's name.</summary>
    public string MemberName => Method.Name.ToUpperInvariant() switch
    {
        "CTOR" => ".ctor",
        "CCTOR" => ".cctor",
        _ => Method.Name,
    };

    /// <summary>What <c>[PlugMethod(Signature = "...")]</c> asks for; null where it asks for nothing.</summary>
    public string? Signature => Attribute?.Named("Signature") as string;

    /// <summary>Whether the member may be missing.</summary>
    public bool IsOptional => Attribute?.IsSet("IsOptional") ?? false;

    /// <summary>The parameters that the member's caller gives.</summary>
    public IReadOnlyList<ParameterDefinition> Arguments => [.. Method.Parameters.Where(p => FieldOf(p) is null)];

    /// <summary>The field that a parameter stands for; null for one that the caller gives.</summary>
    public static string? FieldOf(ParameterDefinition parameter) =>
        parameter.FindAttribute(ManagedPlugNames.FieldAccess) is { } access ? access.Named("Name") as string ?? "" : null;
}

/// <summary>A class whose methods are to replace members of a type.</summary>
/// <param name="Class">The class.</param>
/// <param name="Target">The type.</param>
/// <param name="Methods">The methods.</param>
/// <param name="Location">Where the class is.</param>
internal sealed record ManagedPlugClass(
    TypeDefinition Class, TypeDefinition Target, IReadOnlyList<ManagedPlug> Methods, XLocation Location);

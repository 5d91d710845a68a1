using System.Collections.Generic;
using IL2CPU.Analysis;

namespace IL2CPU.Plugs.Managed;

/// <summary>The catalogue of what can be wrong with a plug of managed members. The codes go on where <see cref="PlugRules"/>
/// ends.</summary>
internal static class ManagedPlugRules
{
    /// <summary>The type that a class is to replace members of is not there.</summary>
    public static readonly DiagnosticRule NoTarget = new(
        "PLUG0016", "Plug target not found", "name a type of an assembly that the program refers to, or set IsOptional");

    /// <summary>A plug method for which the target has no member.</summary>
    public static readonly DiagnosticRule NoMember = new(
        "PLUG0017", "Plug target has no such member", "name a member of the target, make a helper private, or set IsOptional");

    /// <summary>The member is there, with other types.</summary>
    public static readonly DiagnosticRule OtherSignature = new(
        "PLUG0018", "Plug signature differs", "declare the parameters and the result as the target has them");

    /// <summary>Two plug methods replace one member.</summary>
    public static readonly DiagnosticRule ReplacedTwice = new(
        "PLUG0019", "Member plugged twice", "keep one of the plug methods, or set Enabled to false");

    /// <summary>A parameter stands for a field that the target has not.</summary>
    public static readonly DiagnosticRule NoField = new(
        "PLUG0020", "Plug field not found", "name a field of the target, or add one with [PlugField]");

    /// <summary>A field cannot be added to the target.</summary>
    public static readonly DiagnosticRule FieldNotAdded = new(
        "PLUG0021", "Plug field cannot be added", "give a class one new field for each [PlugField], with FieldId and FieldType");

    /// <summary>The plug method cannot be called in the member's place, or the member has no place for a call.</summary>
    public static readonly DiagnosticRule NotCallable = new(
        "PLUG0022", "Plug method cannot replace the member", "plug members with a body that are not generic, by public static methods");

    /// <summary>Something that Cosmos has and this toolchain has not.</summary>
    public static readonly DiagnosticRule NotAvailable = new(
        "PLUG0023", "Not available in plugs here", "plug each member by a method of its own, in C#");

    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NoTarget, NoMember, OtherSignature, ReplacedTwice, NoField, FieldNotAdded, NotCallable, NotAvailable];
}

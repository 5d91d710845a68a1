using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs.Managed;

/// <summary>Finds the member that a plug method is to replace.</summary>
internal sealed class PlugMemberFinder(List<XDiagnostic> diagnostics)
{
    /// <summary>The one member of the target that fits; null where there is none, which is reported.</summary>
    public MethodDefinition? Find(ManagedPlug plug, TypeDefinition target)
    {
        MethodDefinition[] named = [.. target.Methods.Where(member => IsNamed(plug, member))];
        if (named.Length == 0)
            return ReportMissing(plug, target);

        MethodDefinition[] fitting = [.. named.Where(member => Fits(plug, member))];
        MethodDefinition? found = fitting.Length == 1 ? fitting[0] : fitting.FirstOrDefault(member => FitsExactly(plug, member));
        return found is null ? ReportMisfit(plug, named) : Callable(plug, found);
    }

    private static bool IsNamed(ManagedPlug plug, MethodDefinition member) => plug.Signature is { } signature
        ? Letters(signature) == Letters(Label(member))
        : member.Name == plug.MemberName;

    /// <summary>A member as a signature names it: result, type, name and parameters.</summary>
    private static string Label(MethodDefinition member) =>
        $"{PlugTypeNames.Of(member.ReturnType)} {member.DeclaringType.FullName}.{member.Name}" +
        $"({string.Join(", ", member.Parameters.Select(p => PlugTypeNames.Of(p.ParameterType)))})";

    /// <summary>What counts of a label: Cosmos writes the rest in several ways.</summary>
    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool Fits(ManagedPlug plug, MethodDefinition member)
    {
        IReadOnlyList<ParameterDefinition> arguments = plug.Arguments;
        int skipped = member.HasThis ? 1 : 0;
        return arguments.Count == member.Parameters.Count + skipped
            && (skipped == 0 || PlugTypeNames.TakesThis(arguments[0], member.DeclaringType))
            && arguments.Skip(skipped).Zip(member.Parameters, (p, m) => PlugTypeNames.Takes(p, m.ParameterType)).All(fits => fits)
            && PlugTypeNames.Gives(plug.Method.ReturnType, member.ReturnType);
    }

    private static bool FitsExactly(ManagedPlug plug, MethodDefinition member) =>
        Fits(plug, member)
        && plug.Arguments.Skip(member.HasThis ? 1 : 0)
            .Zip(member.Parameters, (p, m) => PlugTypeNames.Same(p.ParameterType, m.ParameterType)).All(same => same);

    private MethodDefinition? Callable(ManagedPlug plug, MethodDefinition member)
    {
        string? obstacle = member.IsAbstract ? "abstract"
            : member.HasGenericParameters ? "generic"
            : member.IsRuntime ? "made by the runtime"
            : IsHardware(member.DeclaringType) ? "made by the compiler"
            : null;
        if (obstacle is null)
            return member;
        diagnostics.Add(ManagedPlugRules.NotCallable.At(
            plug.Location, $"'{plug.Name}' is for {MemberNames.Of(member)}, which is {obstacle}"));
        return null;
    }

    /// <summary>Whether the compiler puts instructions, or what it knows of the CPU, in the place of a type's members.</summary>
    private static bool IsHardware(TypeDefinition type)
    {
        TypeDefinition outermost = type;
        while (outermost.DeclaringType is { } outer)
            outermost = outer;

        return outermost.Namespace.StartsWith(ManagedPlugNames.Hardware, StringComparison.Ordinal)
            || outermost.FullName == ManagedPlugNames.Vector;
    }

    private MethodDefinition? ReportMissing(ManagedPlug plug, TypeDefinition target)
    {
        if (plug.IsOptional)
            return null;
        IEnumerable<string> nearest = plug.Signature is { } signature
            ? NearestNames.Of(signature, target.Methods.Select(Label))
            : NearestNames.Of(plug.MemberName, target.Methods.Select(member => member.Name));
        diagnostics.Add(ManagedPlugRules.NoMember.At(
            plug.Location,
            $"{target.FullName} has no member for '{plug.Name}' (nearest: {string.Join(", ", nearest)})"));
        return null;
    }

    private MethodDefinition? ReportMisfit(ManagedPlug plug, IReadOnlyList<MethodDefinition> named)
    {
        diagnostics.Add(ManagedPlugRules.OtherSignature.At(
            plug.Location,
            $"'{MemberNames.Of(plug.Method.ReturnType)} {plug.Name}' does not fit",
            $"declare {string.Join(" or ", named.Select(member => Declaration(plug, member)))}"));
        return null;
    }

    /// <summary>A plug method that would fit a member.</summary>
    private static string Declaration(ManagedPlug plug, MethodDefinition member)
    {
        TypeDefinition type = member.DeclaringType;
        IEnumerable<string> given = member.Parameters.Select(p => $"{MemberNames.Of(p.ParameterType)} {p.Name}");
        if (member.HasThis)
            given = given.Prepend($"{(type.IsValueType ? "ref " : "")}{MemberNames.Of(type)} aThis");
        return $"{MemberNames.Of(member.ReturnType)} {plug.Method.Name}({string.Join(", ", given)})";
    }
}

using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs.Managed;

/// <summary>Adds the fields of <c>[PlugField]</c> and finds those of <c>[FieldAccess]</c>.</summary>
internal sealed class PlugFieldFinder(List<XDiagnostic> diagnostics)
{
    /// <summary>Adds all fields that a plug class asks for.</summary>
    /// <returns>Whether there were any.</returns>
    public bool AddAll(ManagedPlugClass plug)
    {
        CustomAttribute[] wanted = [.. plug.Class.CustomAttributes.Where(a => a.AttributeType.FullName == ManagedPlugNames.Field)];
        foreach (CustomAttribute attribute in wanted)
            Add(plug, attribute);
        return wanted.Length > 0;
    }

    /// <summary>The field that a parameter of a plug method stands for; null where there is none, which is reported.</summary>
    public FieldDefinition? Find(ManagedPlug plug, ParameterDefinition parameter, MethodDefinition member)
    {
        string name = ManagedPlug.FieldOf(parameter)!;
        TypeDefinition target = member.DeclaringType;
        FieldDefinition? field = FieldsOf(target).FirstOrDefault(f => f.Name == Simple(name));
        string? problem = field switch
        {
            null => $"{target.FullName} has no field '{name}' (nearest: {string.Join(", ", NearestNames.Of(Simple(name), FieldsOf(target).Select(f => f.Name)))})",
            { IsLiteral: true } => $"'{field.Name}' is a constant",
            { IsStatic: false } when !member.HasThis => $"'{field.Name}' belongs to an object, and {MemberNames.Of(member)} is static",
            _ when name.Contains(' ') && PlugMemberFinder.Letters(name) != PlugMemberFinder.Letters(Label(field)) =>
                $"'{name}' names another type or owner: the field is '{Label(field)}'",
            _ when !IsReference(parameter, field) => $"'{field.Name}' is taken by 'ref {MemberNames.Of(field.FieldType)}'",
            _ => null,
        };
        if (problem is null)
            return field;
        diagnostics.Add(ManagedPlugRules.NoField.At(plug.Location, $"'{parameter.Name}' of '{plug.Name}': {problem}"));
        return null;
    }

    private void Add(ManagedPlugClass plug, CustomAttribute attribute)
    {
        string? name = attribute.Named("FieldId") as string;
        TypeDefinition target = plug.Target;
        string? problem = (name, attribute.Named("FieldType")) switch
        {
            (null, _) => "a field has no FieldId",
            (_, not TypeReference) => $"'{name}' has no FieldType",
            _ when target.IsValueType || target.IsInterface => $"{target.FullName} is no class",
            _ when target.Fields.Any(f => f.Name == name) => $"{target.FullName} has a field '{name}' already",
            _ => null,
        };
        if (attribute.IsSet("IsExternalValue"))
            diagnostics.Add(ManagedPlugRules.NotAvailable.At(plug.Location, $"'{name}' sets IsExternalValue"));
        if (problem is not null)
            diagnostics.Add(ManagedPlugRules.FieldNotAdded.At(plug.Location, $"'{plug.Class.Name}': {problem}"));
        else
            target.Fields.Add(New(name!, (TypeReference)attribute.Named("FieldType")!, target));
    }

    private static FieldDefinition New(string name, TypeReference type, TypeDefinition target)
    {
        bool isStatic = target is { IsAbstract: true, IsSealed: true };
        FieldAttributes attributes = FieldAttributes.Assembly | (isStatic ? FieldAttributes.Static : 0);
        return new FieldDefinition(name, attributes, new PlugTypeImporter(target.Module).Import(type));
    }

    /// <summary>Its own fields, and those of its bases in the same assembly, which code of it may be made to reach.</summary>
    private static IEnumerable<FieldDefinition> FieldsOf(TypeDefinition type)
    {
        for (TypeDefinition? up = type; up is not null && up.Module == type.Module; up = up.BaseType?.TryResolve())
        {
            foreach (FieldDefinition field in up.Fields)
                yield return field;
        }
    }

    private static bool IsReference(ParameterDefinition parameter, FieldDefinition field) =>
        parameter.ParameterType is ByReferenceType reference && PlugTypeNames.Same(reference.ElementType, field.FieldType);

    /// <summary>A field as Cosmos names it: type, owner and name.</summary>
    private static string Label(FieldDefinition field) =>
        $"{PlugTypeNames.Of(field.FieldType)} {field.DeclaringType.FullName}.{field.Name}";

    /// <summary>Cosmos writes the field's type and its owner before its name.</summary>
    private static string Simple(string name) => name.Contains(' ') ? name[(name.LastIndexOf('.') + 1)..] : name;
}

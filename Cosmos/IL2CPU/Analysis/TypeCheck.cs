using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules on declarations: kinds of types and their fields.</summary>
internal sealed class TypeCheck(SourceMap sources, Findings findings)
{
    /// <summary>Checks one type, but not the code of its methods.</summary>
    public void Check(TypeDefinition type)
    {
        if (CompilerTypes.IsRecord(type))
            findings.Add(sources.Of(type), FreestandingFindings.Record(type.Name));
        else if (InstanceMember(type) is { } member)
            findings.Add(sources.Of(type), FreestandingFindings.InstanceMember(type.Name, member));
        foreach (FieldDefinition field in type.Fields.Where(f => !f.IsLiteral))
        {
            if (CompilerTypes.IsEvent(field))
                findings.Add(sources.Of(field), FreestandingFindings.Event(MemberNames.Of(field)));
            else
                CheckField(field);
        }
    }

    private void CheckField(FieldDefinition field)
    {
        if (field.FieldType.IsReferenceType())
            findings.Add(sources.Of(field), FreestandingFindings.ReferenceField(MemberNames.Of(field), MemberNames.Of(field.FieldType)));
        if (field.HasAttribute(FreestandingAttributes.ThreadStatic))
            findings.Add(sources.Of(field), FreestandingFindings.ThreadStatic(MemberNames.Of(field)));
        if (StaticOwners.Check(field) is { } finding)
            findings.Add(sources.Of(field), finding);
    }

    /// <summary>The first member that needs an object; the constructor that every class has does not count.</summary>
    private static string? InstanceMember(TypeDefinition type)
    {
        if (type.IsValueType || type.IsInterface)
            return null;
        return type.Fields.FirstOrDefault(f => !f.IsStatic)?.Name
            ?? type.Methods.FirstOrDefault(m => !m.IsStatic && !IsPlainConstructor(m))?.Name;
    }

    private static bool IsPlainConstructor(MethodDefinition method) =>
        method.IsConstructor && method.Parameters.Count == 0;
}

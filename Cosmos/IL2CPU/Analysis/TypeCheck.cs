using System.Linq;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules on declarations: kinds of types and their fields.</summary>
internal sealed class TypeCheck(SourceMap sources, Findings findings)
{
    private const string ThreadStaticAttribute = "System.ThreadStaticAttribute";

    /// <summary>Checks one type, but not the code of its methods.</summary>
    public void Check(TypeDefinition type)
    {
        if (CompilerTypes.IsRecord(type))
            findings.Add(FreestandingRules.Record, sources.Of(type), $"'{type.Name}' is a record");
        else if (InstanceMember(type) is { } member)
            findings.Add(
                FreestandingRules.InstanceMembers, sources.Of(type),
                $"the class '{type.Name}' has the instance member '{member}'");
        foreach (FieldDefinition field in type.Fields.Where(f => !f.IsLiteral))
        {
            if (CompilerTypes.IsEvent(field))
                findings.Add(
                    FreestandingRules.Delegate, sources.Of(field), $"the event '{MemberNames.Of(field)}' holds delegates");
            else
                CheckField(field);
        }
    }

    private void CheckField(FieldDefinition field)
    {
        if (field.FieldType.IsReferenceType())
            findings.Add(
                FreestandingRules.ReferenceField, sources.Of(field),
                $"the field '{MemberNames.Of(field)}' has the reference type {MemberNames.Of(field.FieldType)}");
        if (field.HasAttribute(ThreadStaticAttribute))
            findings.Add(
                FreestandingRules.ThreadStatic, sources.Of(field),
                $"the field '{MemberNames.Of(field)}' is thread-static");
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

using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Plugs.Managed;

/// <summary>Makes a member a call of its plug.</summary>
internal static class PlugStub
{
    private const MethodImplAttributes OtherThanIl =
        MethodImplAttributes.CodeTypeMask | MethodImplAttributes.ManagedMask | MethodImplAttributes.InternalCall;

    /// <summary>Replaces the body of a member, whatever it was: IL, a call into C, or the runtime's own.</summary>
    /// <param name="member">The member.</param>
    /// <param name="plug">The method to call.</param>
    /// <param name="fields">The field for each of its parameters; null for those that the member's caller gives.</param>
    public static void Write(MethodDefinition member, MethodDefinition plug, IReadOnlyList<FieldDefinition?> fields)
    {
        MakeIl(member);
        member.Body = new MethodBody(member);
        ILProcessor code = member.Body.GetILProcessor();
        int given = 0;
        foreach (FieldDefinition? field in fields)
        {
            if (field is null)
                code.Emit(OpCodes.Ldarg, Argument(member, given++));
            else
                EmitAddress(code, field);
        }
        code.Emit(OpCodes.Call, Reference(plug, member.Module));
        if (!PlugTypeNames.Same(plug.ReturnType, member.ReturnType))
            code.Emit(OpCodes.Castclass, member.ReturnType);
        code.Emit(OpCodes.Ret);
    }

    /// <summary>Makes a method, and the classes around it, such that other assemblies may call it.</summary>
    public static void MakePublic(MethodDefinition plug)
    {
        plug.IsPublic = true;
        for (TypeDefinition? type = plug.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (type.IsNested)
                type.IsNestedPublic = true;
            else
                type.IsPublic = true;
        }
    }

    /// <summary>Whether other assemblies may call it as it is.</summary>
    public static bool IsPublic(MethodDefinition plug)
    {
        bool isPublic = plug.IsPublic;
        for (TypeDefinition? type = plug.DeclaringType; type is not null; type = type.DeclaringType)
            isPublic &= type.IsPublic || type.IsNestedPublic;
        return isPublic;
    }

    private static void MakeIl(MethodDefinition member)
    {
        member.ImplAttributes &= ~OtherThanIl;
        // In this order: to be given the description makes a method one that calls C.
        member.PInvokeInfo = null;
        member.IsPInvokeImpl = false;
        foreach (string name in new[] { ManagedPlugNames.Intrinsic, PlugNames.RuntimeImport })
        {
            if (member.FindAttribute(name) is { } attribute)
                member.CustomAttributes.Remove(attribute);
        }

        // What a debugger knew of the former body.
        member.DebugInformation.Scope = null;
        member.DebugInformation.SequencePoints.Clear();
        member.DebugInformation.StateMachineKickOffMethod = null;
        if (member.HasCustomDebugInformations)
            member.CustomDebugInformations.Clear();
    }

    private static void EmitAddress(ILProcessor code, FieldDefinition field)
    {
        // A field that others write is not read-only, and code of a derived class is to reach it.
        field.IsInitOnly = false;
        if (field.IsPrivate)
            field.IsAssembly = true;
        if (!field.IsStatic)
            code.Emit(OpCodes.Ldarg_0);
        code.Emit(field.IsStatic ? OpCodes.Ldsflda : OpCodes.Ldflda, field);
    }

    private static ParameterDefinition Argument(MethodDefinition member, int number) => (member.HasThis, number) switch
    {
        (true, 0) => member.Body.ThisParameter,
        (true, _) => member.Parameters[number - 1],
        _ => member.Parameters[number],
    };

    private static MethodReference Reference(MethodDefinition plug, ModuleDefinition module)
    {
        if (plug.Module == module)
            return plug;
        var importer = new PlugTypeImporter(module);
        var reference = new MethodReference(plug.Name, importer.Import(plug.ReturnType), importer.Import(plug.DeclaringType));
        foreach (TypeReference parameter in plug.Parameters.Select(p => importer.Import(p.ParameterType)))
            reference.Parameters.Add(new ParameterDefinition(parameter));
        return reference;
    }
}

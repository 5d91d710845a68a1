using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Finds calls that drop their <c>[MustUse]</c> value, returned or given out.</summary>
internal static class DroppedValues
{
    /// <summary>The calls, in their order, and what is wrong with them.</summary>
    public static IEnumerable<(Instruction Call, Finding Finding)> Find(MethodBody body)
    {
        HashSet<VariableDefinition> unused = [.. body.Variables.Where(local => IsMustUse(local.VariableType) && !IsUsed(body, local))];
        return
            from call in body.Instructions
            let method = call.Operand as MethodReference
            where method is not null
            let type = DroppedBy(call, method, body, unused)
            where type is not null
            select (call, FreestandingFindings.DroppedValue(MemberNames.Of(type), MemberNames.Of(method)));
    }

    /// <summary>The type of what a call gives and nobody looks at; null where there is none. That of an argument is the local's: a generic
    /// method's own is a type parameter.</summary>
    private static TypeReference? DroppedBy(
        Instruction call, MethodReference method, MethodBody body, HashSet<VariableDefinition> unused) =>
        IsMustUse(method.ReturnType) && IsLost(call.Next, body, unused)
            ? method.ReturnType
            : GivenOut(body, call).FirstOrDefault(unused.Contains)?.VariableType;

    private static bool IsMustUse(TypeReference type)
    {
        TypeReference value = type is ByReferenceType reference ? reference.ElementType : type;
        return value is not (PointerType or ArrayType or GenericParameter)
            && value.TryResolve()?.HasAttribute(FreestandingAttributes.MustUse) == true;
    }

    private static bool IsLost(Instruction next, MethodBody body, HashSet<VariableDefinition> unused) =>
        next.OpCode.Code == Code.Pop || (Stored(next, body) is { } local && unused.Contains(local));

    private static bool IsUsed(MethodBody body, VariableDefinition local) => body.Instructions.Any(instruction =>
        Loaded(instruction, body) == local || (AddressOf(instruction) == local && !IsGivenOut(instruction)));

    /// <summary>The locals that a call gives something out to.</summary>
    private static IEnumerable<VariableDefinition> GivenOut(MethodBody body, Instruction call) =>
        from instruction in body.Instructions
        let local = AddressOf(instruction)
        where local is not null && IsMustUse(local.VariableType) && Consumer(instruction, out int _) == call && IsGivenOut(instruction)
        select local;

    /// <summary>Whether the address is only written through: it is zeroed, or it is an out argument.</summary>
    private static bool IsGivenOut(Instruction address)
    {
        Instruction? consumer = Consumer(address, out int place);
        if (consumer?.OpCode.Code == Code.Initobj)
            return true;
        if (consumer?.Operand is not MethodReference method)
            return false;
        int argument = place - (method.HasThis && consumer.OpCode.Code != Code.Newobj ? 1 : 0);
        return argument >= 0 && argument < method.Parameters.Count && IsOut(method, argument);
    }

    private static bool IsOut(MethodReference method, int argument) =>
        method.Resolve()?.Parameters[argument].IsOut ?? false;

    /// <summary>The instruction that takes what this one pushes, in code without branches between; and which of its operands it is.</summary>
    private static Instruction? Consumer(Instruction push, out int place)
    {
        int above = 0;
        place = 0;
        for (Instruction? next = push.Next; next is not null && next.OpCode.FlowControl is FlowControl.Next or FlowControl.Call; next = next.Next)
        {
            int pops = StackEffect.Pops(next);
            if (pops > above)
            {
                place = pops - above - 1;
                return next;
            }
            above += StackEffect.Pushes(next) - pops;
        }
        return null;
    }

    private static VariableDefinition? AddressOf(Instruction instruction) =>
        instruction.OpCode.Code is Code.Ldloca or Code.Ldloca_S ? (VariableDefinition)instruction.Operand : null;

    private static VariableDefinition? Loaded(Instruction instruction, MethodBody body) => instruction.OpCode.Code switch
    {
        Code.Ldloc or Code.Ldloc_S => (VariableDefinition)instruction.Operand,
        >= Code.Ldloc_0 and <= Code.Ldloc_3 => body.Variables[instruction.OpCode.Code - Code.Ldloc_0],
        _ => null,
    };

    private static VariableDefinition? Stored(Instruction instruction, MethodBody body) => instruction.OpCode.Code switch
    {
        Code.Stloc or Code.Stloc_S => (VariableDefinition)instruction.Operand,
        >= Code.Stloc_0 and <= Code.Stloc_3 => body.Variables[instruction.OpCode.Code - Code.Stloc_0],
        _ => null,
    };
}

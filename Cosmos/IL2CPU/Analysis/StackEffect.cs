using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>How many values an instruction takes from the stack and puts there.</summary>
internal static class StackEffect
{
    /// <summary>The values that it takes.</summary>
    public static int Pops(Instruction instruction) => instruction.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or
        StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Varpop => OfCall(instruction),
        _ => 3,
    };

    /// <summary>The values that it puts there.</summary>
    public static int Pushes(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand is IMethodSignature { ReturnType.MetadataType: not MetadataType.Void } ? 1 : 0,
        _ => 1,
    };

    private static int OfCall(Instruction instruction)
    {
        if (instruction.Operand is not IMethodSignature method)
            return 0;
        bool takesThis = method.HasThis && instruction.OpCode.Code != Code.Newobj;
        return method.Parameters.Count + (takesThis ? 1 : 0) + (instruction.OpCode.Code == Code.Calli ? 1 : 0);
    }
}

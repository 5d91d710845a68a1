using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Tells whether a number on the evaluation stack is floating point, by the instruction that left it there.</summary>
internal static class FloatOperands
{
    /// <summary>Whether an instruction leaves a <c>float</c> or <c>double</c>; false where that can't be told.</summary>
    public static bool IsLeftBy(Instruction? instruction, MethodDefinition method) => instruction?.OpCode.Code switch
    {
        Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un or
        Code.Ldind_R4 or Code.Ldind_R8 or Code.Ldelem_R4 or Code.Ldelem_R8 => true,
        Code.Add or Code.Sub or Code.Mul or Code.Div or Code.Rem or Code.Neg or Code.Dup or Code.Nop =>
            IsLeftBy(instruction.Previous, method),
        Code.Call or Code.Callvirt => IsFloat(((MethodReference)instruction.Operand).ReturnType),
        Code.Ldfld or Code.Ldsfld => IsFloat(((FieldReference)instruction.Operand).FieldType),
        Code.Ldobj => IsFloat((TypeReference)instruction.Operand),
        Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3 =>
            IsFloatArgument(method, instruction.OpCode.Code - Code.Ldarg_0),
        Code.Ldarg or Code.Ldarg_S => IsFloat(((ParameterDefinition)instruction.Operand).ParameterType),
        Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3 =>
            IsFloat(method.Body.Variables[instruction.OpCode.Code - Code.Ldloc_0].VariableType),
        Code.Ldloc or Code.Ldloc_S => IsFloat(((VariableDefinition)instruction.Operand).VariableType),
        _ => false,
    };

    /// <summary>The first argument of an instance method is <c>this</c>.</summary>
    private static bool IsFloatArgument(MethodDefinition method, int index)
    {
        int parameter = method.HasThis ? index - 1 : index;
        return parameter >= 0 && IsFloat(method.Parameters[parameter].ParameterType);
    }

    private static bool IsFloat(TypeReference type) =>
        type.WithoutModifiers().MetadataType is MetadataType.Single or MetadataType.Double;
}

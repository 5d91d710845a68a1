using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Static constructors without which a program does the same: they set fields to zero, which is what fields start as, and
/// the fields of <c>const decimal</c>, which no compiled code reads, since each use of the constant is its value.</summary>
internal static class IdleConstructors
{
    private const string DecimalConstant = "System.Runtime.CompilerServices.DecimalConstantAttribute";
    private const string Decimal = "System.Decimal";

    /// <summary>Whether a method is one.</summary>
    public static bool Has(MethodDefinition method) =>
        method is { IsConstructor: true, IsStatic: true, HasBody: true } &&
        method.Body.Instructions.Any(i => i.OpCode.Code == Code.Stsfld) &&
        method.Body.Instructions.All(IsIdle);

    /// <summary>Takes them away, and with them the check before each use of their types.</summary>
    public static void RemoveFrom(ModuleDefinition module)
    {
        foreach (MethodDefinition constructor in module.GetTypes().SelectMany(t => t.Methods).Where(Has).ToArray())
            constructor.DeclaringType.Methods.Remove(constructor);
    }

    /// <summary>Whether an instruction of a static constructor sets a field to its own value, or to a value that no code reads.</summary>
    public static bool IsIdleStore(Instruction store) =>
        store.OpCode.Code == Code.Stsfld &&
        (IsZero(store.Previous) || ((FieldReference)store.Operand).Resolve()?.HasAttribute(DecimalConstant) == true);

    private static bool IsIdle(Instruction instruction) => instruction.Operand switch
    {
        FieldReference when instruction.OpCode.Code == Code.Stsfld => IsIdleStore(instruction),
        MemberReference member => member.DeclaringType?.FullName == Decimal,
        _ => instruction.OpCode.FlowControl is FlowControl.Next or FlowControl.Return,
    };

    private static bool IsZero(Instruction? instruction) => instruction?.OpCode.Code switch
    {
        Code.Ldc_I4_0 => true,
        Code.Ldc_R4 => BitConverter.SingleToInt32Bits((float)instruction.Operand) == 0,
        Code.Ldc_R8 => BitConverter.DoubleToInt64Bits((double)instruction.Operand) == 0,
        Code.Conv_I8 or Code.Conv_U8 or Code.Conv_I or Code.Conv_U => IsZero(instruction.Previous),
        _ => false,
    };
}

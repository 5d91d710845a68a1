using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules to a single IL instruction.</summary>
internal static class InstructionCheck
{
    /// <summary>The rule that an instruction breaks, and what it does, or null.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="method">The method that it belongs to.</param>
    public static (DiagnosticRule Rule, string Finding)? Find(Instruction instruction, MethodDefinition method) =>
        IsCheckedConversion(instruction.OpCode.Code) ? FindInConversion(instruction, method)
        : TypeComparison.Has(instruction) || NewValue.IsMadeBy(instruction, method) ? null
        : Find(instruction);

    private static (DiagnosticRule, string)? Find(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newobj => CallCheck.FindInCreation((MethodReference)instruction.Operand),
        Code.Call or Code.Callvirt or Code.Jmp => CallCheck.FindInCall(instruction),
        Code.Ldftn => CallCheck.FindInTarget((MethodReference)instruction.Operand),
        Code.Ldvirtftn => (FreestandingRules.VirtualCall, $"{Name(instruction)} is looked up in an object"),
        Code.Calli => FindInCalli((CallSite)instruction.Operand),
        Code.Newarr => (FreestandingRules.Array, $"an array of {Name(instruction)} is created"),
        Code.Box => (FreestandingRules.Boxing, $"a value of {Name(instruction)} becomes an object"),
        Code.Ldstr => (FreestandingRules.StringLiteral, $"the string \"{instruction.Operand}\" is an object"),
        Code.Throw or Code.Rethrow => (FreestandingRules.Throw, "an exception is thrown"),
        Code.Castclass or Code.Isinst or Code.Unbox or Code.Unbox_Any =>
            (FreestandingRules.Cast, $"an object is cast to {Name(instruction)}, or asked whether it is one"),
        Code.Stind_Ref or Code.Stelem_Ref => (FreestandingRules.ReferenceStore, "a reference to an object is stored"),
        Code.Mkrefany or Code.Refanyval or Code.Refanytype =>
            (FreestandingRules.TypeHandle, "a typed reference is used, which holds a handle of its type"),
        Code.Arglist => (FreestandingRules.RuntimeMember, "__arglist belongs to the runtime"),
        Code.Ldtoken => FindInToken(instruction.Operand),
        Code.Ldsfld or Code.Ldsflda or Code.Stsfld or Code.Ldfld or Code.Ldflda or Code.Stfld =>
            FindInField((FieldReference)instruction.Operand),
        _ => null,
    };

    private static bool IsCheckedConversion(Code code) => code
        is >= Code.Conv_Ovf_I1_Un and <= Code.Conv_Ovf_U_Un
        or Code.Conv_Ovf_I1 or Code.Conv_Ovf_U1 or Code.Conv_Ovf_I2 or Code.Conv_Ovf_U2 or Code.Conv_Ovf_I4 or Code.Conv_Ovf_U4
        or Code.Conv_Ovf_I8 or Code.Conv_Ovf_U8 or Code.Conv_Ovf_I or Code.Conv_Ovf_U;

    private static (DiagnosticRule, string)? FindInConversion(Instruction conversion, MethodDefinition method) =>
        FloatOperands.IsLeftBy(conversion.Previous, method)
            ? (FreestandingRules.CheckedFloat, "a floating-point number is converted with a check")
            : null;

    private static (DiagnosticRule, string)? FindInCalli(CallSite site) =>
        site.CallingConvention == MethodCallingConvention.Default
            ? null
            : (FreestandingRules.UnmanagedPointer, "an unmanaged function pointer is called");

    /// <summary>A field's handle stands for the bytes of a constant span; a type's needs a runtime.</summary>
    private static (DiagnosticRule, string)? FindInToken(object token) => token switch
    {
        FieldReference => null,
        TypeReference type => (FreestandingRules.TypeHandle, $"the handle of the type {MemberNames.Of(type)} is taken"),
        _ => (FreestandingRules.TypeHandle, $"the handle of {token} is taken"),
    };

    private static (DiagnosticRule, string)? FindInField(FieldReference field) =>
        RuntimeAllowList.IsRuntime(field.DeclaringType) && !RuntimeAllowList.Allows(field)
            ? (FreestandingRules.RuntimeMember, $"{MemberNames.Of(field)} belongs to the runtime")
            : null;

    private static string Name(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => MemberNames.Of(type),
        MethodReference method => MemberNames.Of(method),
        object other => other.ToString()!,
    };
}

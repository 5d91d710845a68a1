using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules to a single IL instruction.</summary>
internal static class InstructionCheck
{
    /// <summary>The rule that an instruction breaks, and what it does, or null.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="method">The method that it belongs to.</param>
    public static Finding? Find(Instruction instruction, MethodDefinition method) =>
        IsCheckedConversion(instruction.OpCode.Code) ? FindInConversion(instruction, method)
        : TypeComparison.Has(instruction) || NewValue.IsMadeBy(instruction, method) ? null
        : Find(instruction);

    private static Finding? Find(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newobj => CallCheck.FindInCreation((MethodReference)instruction.Operand),
        Code.Call or Code.Callvirt or Code.Jmp => CallCheck.FindInCall(instruction),
        Code.Ldftn => CallCheck.FindInTarget((MethodReference)instruction.Operand),
        Code.Ldvirtftn => FreestandingFindings.LookedUp(Name(instruction)),
        Code.Calli => FindInCalli((CallSite)instruction.Operand),
        Code.Newarr => FreestandingFindings.ArrayOf(Name(instruction)),
        Code.Box => FreestandingFindings.Boxing(Name(instruction)),
        Code.Ldstr => FreestandingFindings.StringLiteral((string)instruction.Operand),
        Code.Throw or Code.Rethrow => FreestandingFindings.Throw(),
        Code.Castclass or Code.Isinst or Code.Unbox or Code.Unbox_Any => FreestandingFindings.Cast(Name(instruction)),
        Code.Stind_Ref or Code.Stelem_Ref => FreestandingFindings.ReferenceStore(),
        Code.Mkrefany or Code.Refanyval or Code.Refanytype => FreestandingFindings.TypedReference(),
        Code.Arglist => FreestandingFindings.RuntimeMember("__arglist"),
        Code.Ldtoken => FindInToken(instruction.Operand),
        Code.Ldsfld or Code.Ldsflda or Code.Stsfld or Code.Ldfld or Code.Ldflda or Code.Stfld =>
            FindInField((FieldReference)instruction.Operand),
        _ => null,
    };

    private static bool IsCheckedConversion(Code code) => code
        is >= Code.Conv_Ovf_I1_Un and <= Code.Conv_Ovf_U_Un
        or Code.Conv_Ovf_I1 or Code.Conv_Ovf_U1 or Code.Conv_Ovf_I2 or Code.Conv_Ovf_U2 or Code.Conv_Ovf_I4 or Code.Conv_Ovf_U4
        or Code.Conv_Ovf_I8 or Code.Conv_Ovf_U8 or Code.Conv_Ovf_I or Code.Conv_Ovf_U;

    private static Finding? FindInConversion(Instruction conversion, MethodDefinition method) =>
        FloatOperands.IsLeftBy(conversion.Previous, method)
            ? FreestandingFindings.CheckedFloat()
            : null;

    private static Finding? FindInCalli(CallSite site) =>
        site.CallingConvention == MethodCallingConvention.Default
            ? null
            : FreestandingFindings.UnmanagedPointer();

    /// <summary>A field's handle stands for the bytes of a constant span; a type's needs a runtime.</summary>
    private static Finding? FindInToken(object token) => token switch
    {
        FieldReference => null,
        TypeReference type => FreestandingFindings.TypeHandle(MemberNames.Of(type)),
        _ => FreestandingFindings.Handle(token.ToString()!),
    };

    private static Finding? FindInField(FieldReference field) =>
        RuntimeAllowList.IsRuntime(field.DeclaringType) && !RuntimeAllowList.Allows(field)
            ? FreestandingFindings.RuntimeMember(MemberNames.Of(field))
            : null;

    private static string Name(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => MemberNames.Of(type),
        MethodReference method => MemberNames.Of(method),
        object other => other.ToString()!,
    };
}

using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules to the methods that code calls.</summary>
internal static class CallCheck
{
    /// <summary>What is wrong with a <c>new</c>.</summary>
    public static Finding? FindInCreation(MethodReference constructor)
    {
        TypeReference type = constructor.DeclaringType;
        if (type is ArrayType)
            return FreestandingFindings.ArrayOfDimensions(MemberNames.Of(type));
        if (!type.IsReferenceType())
            return FindInTarget(constructor);
        if (CompilerTypes.IsAnonymous(type))
            return FreestandingFindings.NewAnonymous(constructor.Resolve().Parameters.Select(parameter => parameter.Name));
        return type.TryResolve()?.DerivesFrom("System.MulticastDelegate") == true
            ? FreestandingFindings.Delegate(MemberNames.Of(type))
            : FreestandingFindings.NewClass(MemberNames.Of(constructor));
    }

    /// <summary>What is wrong with a call.</summary>
    public static Finding? FindInCall(Instruction call)
    {
        var callee = (MethodReference)call.Operand;
        if (ConstraintOf(call) is { } receiver)
            return FindInConstrained(receiver, callee);
        return FindInTarget(callee) ?? (call.OpCode.Code == Code.Callvirt ? FindInVirtual(callee) : null);
    }

    /// <summary>What is wrong with a method that is called, or whose address is taken.</summary>
    public static Finding? FindInTarget(MethodReference method)
    {
        if (CompilerTypes.IsThrowHelper(method))
            return FreestandingFindings.OpenSwitch();
        if (method.DeclaringType is ArrayType array)
            return FreestandingFindings.ArrayElement(MemberNames.Of(array));
        if (RuntimeAllowList.IsRuntime(method.DeclaringType) && !RuntimeAllowList.Allows(method))
            return RuntimeMember(method);
        if (Definition(method) is { IsPInvokeImpl: true } imported && imported.Module != method.Module)
            return FreestandingFindings.CalledPInvoke(MemberNames.Of(method));
        return FindInTypeArguments(method);
    }

    private static Finding RuntimeMember(MethodReference method) =>
        method.DeclaringType.Name == "DefaultInterpolatedStringHandler"
            ? FreestandingFindings.InterpolatedString()
            : FreestandingFindings.RuntimeMember(MemberNames.Of(method));

    private static Finding? FindInTypeArguments(MethodReference method)
    {
        TypeReference? reference = method.GenericArguments()
            .Concat(method.DeclaringType.GenericArguments())
            .FirstOrDefault(a => a.IsReferenceType());
        return reference is null
            ? null
            : FreestandingFindings.ReferenceGeneric(MemberNames.Of(method), MemberNames.Of(reference));
    }

    private static Finding? FindInConstrained(TypeReference receiver, MethodReference callee)
    {
        if (!receiver.IsCertainlyValueType())
            return FreestandingFindings.MayBeClass(MemberNames.Of(callee), MemberNames.Of(receiver));
        if (Definition(callee) is { DeclaringType.IsInterface: true, IsAbstract: false, IsStatic: false } && !Overrides(receiver, callee))
            return FreestandingFindings.DefaultMethod(MemberNames.Of(callee), MemberNames.Of(receiver));
        if (RuntimeAllowList.IsRuntime(receiver) && !RuntimeAllowList.Allows(receiver, callee))
            return FreestandingFindings.RuntimeMemberOf(MemberNames.Of(callee), MemberNames.Of(receiver));
        if (NumberInterfaces.IsOutOfReach(callee))
            return RuntimeMember(callee);
        return IsMemberOfObject(callee) && !Overrides(receiver, callee)
            ? FreestandingFindings.BoxedReceiver(MemberNames.Of(callee), MemberNames.Of(receiver))
            : null;
    }

    private static Finding? FindInVirtual(MethodReference callee) =>
        Definition(callee) is { IsVirtual: true }
            ? FreestandingFindings.VirtualCall(MemberNames.Of(callee))
            : null;

    /// <summary>The type that a call's receiver is known to be, where the C# compiler said so.</summary>
    private static TypeReference? ConstraintOf(Instruction call) =>
        call.Previous is { OpCode.Code: Code.Constrained } prefix ? (TypeReference)prefix.Operand : null;

    private static bool IsMemberOfObject(MethodReference method) =>
        method.DeclaringType.FullName is "System.Object" or "System.ValueType" or "System.Enum";

    private static bool Overrides(TypeReference receiver, MethodReference method) =>
        receiver.TryResolve() is { } type &&
        type.Methods.Any(m => m.IsVirtual && m.Name == method.Name && m.Parameters.Count == method.Parameters.Count);

    private static MethodDefinition? Definition(MethodReference method) =>
        method.DeclaringType.TryResolve() is null ? null : method.Resolve();
}

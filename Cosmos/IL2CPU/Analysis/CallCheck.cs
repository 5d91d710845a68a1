using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Applies the rules to the methods that code calls.</summary>
internal static class CallCheck
{
    /// <summary>What is wrong with a <c>new</c>.</summary>
    public static (DiagnosticRule, string)? FindInCreation(MethodReference constructor)
    {
        TypeReference type = constructor.DeclaringType;
        if (type is ArrayType)
            return (FreestandingRules.Array, $"an array {MemberNames.Of(type)} is created");
        if (!type.IsReferenceType())
            return FindInTarget(constructor);
        return type.TryResolve()?.DerivesFrom("System.MulticastDelegate") == true
            ? (FreestandingRules.Delegate, $"a delegate {MemberNames.Of(type)} is created")
            : (FreestandingRules.NewClass, $"{MemberNames.Of(constructor)} creates an object of a class");
    }

    /// <summary>What is wrong with a call.</summary>
    public static (DiagnosticRule, string)? FindInCall(Instruction call)
    {
        var callee = (MethodReference)call.Operand;
        if (ConstraintOf(call) is { } receiver)
            return FindInConstrained(receiver, callee);
        return FindInTarget(callee) ?? (call.OpCode.Code == Code.Callvirt ? FindInVirtual(callee) : null);
    }

    /// <summary>What is wrong with a method that is called, or whose address is taken.</summary>
    public static (DiagnosticRule, string)? FindInTarget(MethodReference method)
    {
        if (CompilerTypes.IsThrowHelper(method))
            return (FreestandingRules.OpenSwitch, "a switch expression throws when no arm matches");
        if (method.DeclaringType is ArrayType)
            return (FreestandingRules.Array, $"{MemberNames.Of(method)} is a member of an array");
        if (RuntimeAllowList.IsRuntime(method.DeclaringType) && !RuntimeAllowList.Allows(method))
            return (FreestandingRules.RuntimeMember, RuntimeFinding(method));
        if (Definition(method) is { IsPInvokeImpl: true })
            return (FreestandingRules.PInvoke, $"{MemberNames.Of(method)} is a P/Invoke");
        return FindInTypeArguments(method);
    }

    private static string RuntimeFinding(MethodReference method) =>
        method.DeclaringType.Name == "DefaultInterpolatedStringHandler"
            ? "an interpolated string is built"
            : $"{MemberNames.Of(method)} belongs to the runtime";

    private static string RuntimeFinding(TypeReference receiver, MethodReference callee) =>
        $"{MemberNames.Of(callee)} of {MemberNames.Of(receiver)} belongs to the runtime";

    private static (DiagnosticRule, string)? FindInTypeArguments(MethodReference method)
    {
        TypeReference? reference = method.GenericArguments()
            .Concat(method.DeclaringType.GenericArguments())
            .FirstOrDefault(a => a.IsReferenceType());
        return reference is null
            ? null
            : (FreestandingRules.ReferenceGeneric,
                $"{MemberNames.Of(method)} is used with {MemberNames.Of(reference)}");
    }

    private static (DiagnosticRule, string)? FindInConstrained(TypeReference receiver, MethodReference callee)
    {
        if (!receiver.IsCertainlyValueType())
            return (FreestandingRules.VirtualCall,
                $"{MemberNames.Of(callee)} is called on {MemberNames.Of(receiver)}, which may be a class");
        if (Definition(callee) is { DeclaringType.IsInterface: true, IsAbstract: false, IsStatic: false } && !Overrides(receiver, callee))
            return (FreestandingRules.DefaultMethod,
                $"{MemberNames.Of(callee)} has a body in the interface, which works on a boxed {MemberNames.Of(receiver)}");
        if (RuntimeAllowList.IsRuntime(receiver) && !RuntimeAllowList.Allows(receiver, callee))
            return (FreestandingRules.RuntimeMember, RuntimeFinding(receiver, callee));
        if (NumberInterfaces.IsOutOfReach(callee))
            return (FreestandingRules.RuntimeMember, RuntimeFinding(callee));
        return IsMemberOfObject(callee) && !Overrides(receiver, callee)
            ? (FreestandingRules.Boxing, $"{MemberNames.Of(callee)} is called on a boxed {MemberNames.Of(receiver)}")
            : null;
    }

    private static (DiagnosticRule, string)? FindInVirtual(MethodReference callee) =>
        Definition(callee) is { IsVirtual: true }
            ? (FreestandingRules.VirtualCall, $"{MemberNames.Of(callee)} is called by the class of an object")
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

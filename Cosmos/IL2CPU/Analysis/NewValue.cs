using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>What <c>new T()</c> is for a type parameter: a call that is zeros where no struct has a constructor of its own.</summary>
internal static class NewValue
{
    /// <summary>Whether an instruction makes the value of a type parameter that a struct stands for, and no struct of the
    /// assembly writes a constructor without parameters: such a one would be looked for at run time.</summary>
    public static bool IsMadeBy(Instruction instruction, MethodDefinition method) =>
        instruction.Operand is GenericInstanceMethod { Name: "CreateInstance", DeclaringType.FullName: "System.Activator" } call &&
        call.GenericArguments[0] is GenericParameter { HasNotNullableValueTypeConstraint: true } &&
        !method.Module.GetTypes().Any(HasOwnConstructor);

    private static bool HasOwnConstructor(TypeDefinition type) =>
        type.IsValueType && type.Methods.Any(m => m is { IsConstructor: true, IsStatic: false, Parameters.Count: 0 });
}

using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.IlPasses;

/// <summary>Makes ILC compile the kernel's own methods as they are written, every line where the debugger expects it.</summary>
/// <remarks>A flag on each method, instead of no optimisation at all: code of the class library that is compiled along,
/// such as a span's members for bytes, needs the optimiser to drop the branches that only a runtime could serve. A method
/// that itself calls library code which is not compiled along, such as <c>BitOperations</c>, stays optimised: only the
/// optimiser puts the instruction there that the call stands for.</remarks>
public static class DebugCode
{
    /// <summary>Writes copies of <paramref name="assemblies"/> whose methods are not optimised into
    /// <paramref name="folder"/>.</summary>
    /// <returns>The paths of the copies, in the same order.</returns>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> assemblies, string folder) =>
        MethodFlags.Change(assemblies, folder, Mark);

    private static void Mark(IReadOnlyList<MethodDefinition> methods)
    {
        foreach (MethodDefinition method in methods)
        {
            method.ImplAttributes &= ~MethodImplAttributes.AggressiveInlining;
            method.ImplAttributes |= MethodImplAttributes.NoInlining;
            if (!NeedsOptimizer(method))
                method.ImplAttributes |= MethodImplAttributes.NoOptimization;
        }
    }

    private static bool NeedsOptimizer(MethodDefinition method) => method.Body.Instructions
        .Any(i => i.Operand is MethodReference called && RuntimeAllowList.IsRuntime(called.DeclaringType) &&
            (IsConstrained(i) || !IsCompiledAlong(called)));

    /// <summary>A library's interface is called through a type parameter, for which a number of the library may stand.</summary>
    private static bool IsConstrained(Instruction call) => call.Previous?.OpCode.Code == Code.Constrained;

    /// <summary>Generic code is, for the types that the kernel uses it with.</summary>
    private static bool IsCompiledAlong(MethodReference method) =>
        method is GenericInstanceMethod || method.DeclaringType is GenericInstanceType;
}

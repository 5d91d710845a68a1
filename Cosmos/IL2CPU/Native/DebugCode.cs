using System.Collections.Generic;
using Mono.Cecil;

namespace IL2CPU.Native;

/// <summary>Makes ILC compile the kernel's own methods as they are written, every line where the debugger expects it.</summary>
/// <remarks>A flag on each method, instead of no optimisation at all: code of the class library that is compiled along,
/// such as a span's members for bytes, needs the optimiser to drop the branches that only a runtime could serve.</remarks>
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
            method.ImplAttributes |= MethodImplAttributes.NoOptimization | MethodImplAttributes.NoInlining;
        }
    }
}

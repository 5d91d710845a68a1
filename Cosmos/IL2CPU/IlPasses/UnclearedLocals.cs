using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.IlPasses;

/// <summary>Lets ILC leave out the code that clears a method's local variables when it starts.</summary>
/// <remarks>C# code cannot read a local before it is assigned (C# standard, 9.4), so there is no visible difference, except
/// in memory from <c>stackalloc</c>: a method that has any stays as it is.</remarks>
public static class UnclearedLocals
{
    /// <summary>Writes copies of <paramref name="assemblies"/> into <paramref name="folder"/>.</summary>
    /// <returns>The paths of the copies, in the same order.</returns>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> assemblies, string folder) =>
        MethodFlags.Change(assemblies, folder, Mark);

    /// <summary>Changes all methods that can be changed.</summary>
    internal static void Mark(IReadOnlyList<MethodDefinition> methods)
    {
        foreach (MethodDefinition method in methods.Where(method => !AllocatesOnStack(method)))
            method.Body.InitLocals = false;
    }

    private static bool AllocatesOnStack(MethodDefinition method) =>
        method.Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Localloc);
}

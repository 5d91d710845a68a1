using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Plugs;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.IlPasses;

/// <summary>Tells ILC facts that need a view of the whole kernel: which methods are called from one place, and
/// are smaller inside it, and which are called from many, and are smaller outside them.</summary>
/// <remarks>Sets the AggressiveInlining and NoInlining flags in copies of the assemblies. A method that asks for either by
/// itself is left alone.</remarks>
public static class InliningHints
{
    /// <summary>From this many bytes of IL on, a second copy of a body costs more than a call: measured, with the kernel.</summary>
    private const int SmallestOutlined = 20;

    /// <summary>A method that calls more single-use methods than this is a list of them, such as the table of self-tests:
    /// inlined, all of them would share one huge frame. The list itself is left alone: it can end each call with a jump,
    /// unless it says NoInlining.</summary>
    private const int MostInlined = 16;

    private const MethodImplAttributes Decided = MethodImplAttributes.AggressiveInlining | MethodImplAttributes.NoInlining;

    /// <summary>Writes copies of <paramref name="assemblies"/> with the hints into <paramref name="folder"/>.</summary>
    /// <returns>The paths of the copies, in the same order.</returns>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> assemblies, string folder) =>
        MethodFlags.Change(assemblies, folder, Mark);

    /// <summary>Sets the hints of all methods of a kernel.</summary>
    internal static void Mark(IReadOnlyList<MethodDefinition> methods)
    {
        Dictionary<string, int> calls = CountCalls(methods);
        HashSet<string> taken = [.. methods.SelectMany(AddressesTaken)];
        HashSet<MethodDefinition> lists = [.. methods.Where(method => SingleUse(method, calls).Count() > MostInlined)];
        HashSet<string> listed = [.. lists.SelectMany(method => SingleUse(method, calls))];
        foreach (MethodDefinition method in methods.Where(IsUndecided))
        {
            if (listed.Contains(method.FullName))
                method.ImplAttributes |= MethodImplAttributes.NoInlining;
            else if (!lists.Contains(method))
                Hint(method, calls.GetValueOrDefault(method.FullName), taken.Contains(method.FullName));
        }
    }


    /// <summary>The methods that are called from nowhere else.</summary>
    private static IEnumerable<string> SingleUse(MethodDefinition method, Dictionary<string, int> calls) =>
        References(method, Code.Call).Where(name => calls[name] == 1);

    private static Dictionary<string, int> CountCalls(IEnumerable<MethodDefinition> methods) =>
        methods.SelectMany(method => References(method, Code.Call, Code.Callvirt, Code.Newobj))
            .GroupBy(name => name)
            .ToDictionary(group => group.Key, group => group.Count());

    private static IEnumerable<string> AddressesTaken(MethodDefinition method) =>
        References(method, Code.Ldftn, Code.Ldvirtftn);

    /// <summary>The full names of the methods, as they are defined, that instructions of the given kinds refer to.</summary>
    private static IEnumerable<string> References(MethodDefinition method, params Code[] kinds) =>
        from instruction in method.Body.Instructions
        where kinds.Contains(instruction.OpCode.Code)
        let definition = ((MethodReference)instruction.Operand).Resolve()
        where definition is not null
        select definition.FullName;

    private static bool IsUndecided(MethodDefinition method) =>
        (method.ImplAttributes & Decided) == 0 && method.FindAttribute(PlugNames.RuntimeExport) is null;

    private static void Hint(MethodDefinition method, int calls, bool isTaken)
    {
        if (calls == 1 && !isTaken)
            method.ImplAttributes |= MethodImplAttributes.AggressiveInlining;
        else if (calls > 1 && method.Body.CodeSize >= SmallestOutlined)
            method.ImplAttributes |= MethodImplAttributes.NoInlining;
    }
}

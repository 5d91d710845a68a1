using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Analysis;

/// <summary>
/// Finds what a freestanding assembly needs a runtime for, at the line that does, before the linker names a symbol.
/// </summary>
public static class FreestandingAnalyzer
{
    /// <summary>Applies all of <see cref="FreestandingRules"/> to an assembly.</summary>
    /// <param name="assemblyPath">The compiled assembly, with its PDB beside it.</param>
    /// <param name="references">The assemblies that it was compiled against.</param>
    /// <returns>At most one error a statement or declaration, by file and line.</returns>
    public static IReadOnlyList<XDiagnostic> Analyze(string assemblyPath, IReadOnlyList<string>? references = null)
    {
        using var assembly = new AssemblyFile(assemblyPath, references);
        var findings = new Findings();
        var sources = new SourceMap(assembly);
        var types = new TypeCheck(sources, findings);
        var methods = new MethodCheck(sources, findings);
        foreach (TypeDefinition type in assembly.Module.GetTypes().Where(t => !CompilerTypes.IsPassedOver(t)))
        {
            types.Check(type);
            foreach (MethodDefinition method in MethodsToCheck(type))
                methods.Check(method);
        }
        new ExportCheck(sources, findings).Check(assembly.Module, Others(assemblyPath, references ?? []));
        return findings.InOrder;
    }

    /// <summary>The assemblies that share an image with this one, each once.</summary>
    private static IEnumerable<string> Others(string assemblyPath, IReadOnlyList<string> references) => references
        .Where(reference => Path.GetFileName(reference) != Path.GetFileName(assemblyPath))
        .DistinctBy(Path.GetFileName);

    /// <summary>What the compiler adds to a record or an event is as good as reported with it, and what does nothing is taken away.
    /// </summary>
    private static IEnumerable<MethodDefinition> MethodsToCheck(TypeDefinition type) =>
        CompilerTypes.IsRecord(type)
            ? type.Methods.Where(m => !CompilerTypes.IsGenerated(m))
            : type.Methods.Where(m => !CompilerTypes.IsEventAccessor(m) && !IdleConstructors.Has(m));
}

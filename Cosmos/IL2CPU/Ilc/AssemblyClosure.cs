using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;
using Mono.Cecil;

namespace IL2CPU.Ilc;

/// <summary>Which of a set of assemblies some of them need.</summary>
public static class AssemblyClosure
{
    /// <summary>The assemblies named <paramref name="roots"/> and every one that they refer to, directly or not, among
    /// <paramref name="candidates"/>; in the order of the candidates.</summary>
    /// <exception cref="BuildFailure">No candidate has the name.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> roots, IReadOnlyList<string> candidates)
    {
        Dictionary<string, string> byName = candidates.ToDictionary(path => Path.GetFileNameWithoutExtension(path));
        var needed = new HashSet<string>();
        foreach (string root in roots)
        {
            if (!byName.ContainsKey(root))
                throw new BuildFailure(BuildFailure.BadArgument, $"No assembly {root} is among {string.Join(", ", byName.Keys)}.");

            Visit(root, byName, needed);
        }

        return [.. candidates.Where(path => needed.Contains(Path.GetFileNameWithoutExtension(path)))];
    }

    private static void Visit(string name, Dictionary<string, string> byName, HashSet<string> needed)
    {
        if (!byName.TryGetValue(name, out string? path) || !needed.Add(name))
            return;

        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        foreach (AssemblyNameReference reference in module.AssemblyReferences)
            Visit(reference.Name, byName, needed);
    }
}

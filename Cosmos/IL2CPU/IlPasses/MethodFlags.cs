using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;

namespace IL2CPU.IlPasses;

/// <summary>Changes the flags of methods in copies of assemblies, all of which are open at the same time.</summary>
internal static class MethodFlags
{
    /// <summary>Writes copies of <paramref name="assemblies"/> into <paramref name="folder"/>, after
    /// <paramref name="change"/> was given all methods with a body.</summary>
    /// <returns>The paths of the copies, in the same order.</returns>
    public static IReadOnlyList<string> Change(
        IReadOnlyList<string> assemblies, string folder, Action<IReadOnlyList<MethodDefinition>> change)
    {
        AssemblyFile[] files = [.. assemblies.Select(path => new AssemblyFile(path, assemblies))];
        change([.. files.SelectMany(MethodsOf)]);
        return [.. files.Select(file => Save(file, folder))];
    }

    private static IEnumerable<MethodDefinition> MethodsOf(AssemblyFile file) =>
        file.Module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    private static string Save(AssemblyFile file, string folder)
    {
        string path = Path.Combine(folder, Path.GetFileName(file.Path));
        AssemblyWriter.Write(file.Module, path);
        file.Dispose();
        return path;
    }
}

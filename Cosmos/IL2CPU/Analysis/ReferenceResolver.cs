using System;
using System.Collections.Generic;
using System.IO;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>
/// Finds referenced assemblies by name: first among those given, then beside the assembly, then among those of the
/// running .NET, which is enough to tell a class of the base library from a struct.
/// </summary>
internal sealed class ReferenceResolver : IAssemblyResolver
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyDefinition> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Collects the candidates without opening any.</summary>
    public ReferenceResolver(string assemblyPath, IReadOnlyList<string> references)
    {
        AddAll(references);
        string folder = Path.GetDirectoryName(Path.GetFullPath(assemblyPath))!;
        AddAll(Directory.GetFiles(folder, "*.dll"));
        AddAll((AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (_loaded.TryGetValue(name.Name, out AssemblyDefinition? loaded))
            return loaded;
        if (!_paths.TryGetValue(name.Name, out string? path))
            throw new AssemblyResolutionException(name);
        var read = new ReaderParameters { InMemory = true, AssemblyResolver = this };
        return _loaded[name.Name] = AssemblyDefinition.ReadAssembly(path, read);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _loaded.Values)
            assembly.Dispose();
    }

    private void AddAll(IEnumerable<string> paths)
    {
        foreach (string path in paths)
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
    }
}

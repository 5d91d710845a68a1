using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;

namespace IL2CPU.Plugs.Managed;

/// <summary>A program and all that it refers to, each assembly opened once, when it is first asked for, and changed in
/// memory.</summary>
internal sealed class PlugAssemblies : IAssemblyResolver
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyFile> _opened = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _changed = [];
    private readonly string _program;
    private readonly SourceRoot? _sources;

    /// <summary>Takes note of the files without opening any; of two of one name the first counts.</summary>
    public PlugAssemblies(string program, IEnumerable<string> references, SourceRoot? sources)
    {
        _program = Path.GetFileNameWithoutExtension(program);
        _sources = sources;
        foreach (string path in references.Prepend(program))
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), Path.GetFullPath(path));
    }

    /// <summary>The names of all assemblies, the program's first.</summary>
    public IEnumerable<string> Names => _paths.Keys;

    /// <summary>The assemblies to write anew, by name.</summary>
    public IReadOnlyList<AssemblyFile> Changed => [.. _changed.Order(StringComparer.Ordinal).Select(name => _opened[name])];

    /// <summary>Opens an assembly; null where none has that name.</summary>
    public AssemblyFile? Open(string name)
    {
        if (!_opened.TryGetValue(name, out AssemblyFile? file) && _paths.TryGetValue(name, out string? path))
            _opened[name] = file = new AssemblyFile(path, this, name == _program ? _sources : null);
        return file;
    }

    /// <summary>Whether an assembly refers to another one; looks into its file without opening it, as most do not.</summary>
    public bool Refers(string name, string other) => AssemblyReferences.Contain(_paths[name], other);

    /// <summary>Says that an assembly is to be written anew.</summary>
    public void Change(ModuleDefinition module) => _changed.Add(module.Assembly.Name.Name);

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name) =>
        Open(name.Name)?.Module.Assembly ?? throw new AssemblyResolutionException(name);

    /// <inheritdoc/>
    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AssemblyFile file in _opened.Values)
            file.Dispose();
    }
}

using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Opens an assembly with its symbols and the assemblies that it refers to.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly ReferenceResolver _resolver;

    /// <summary>Reads an assembly; without a PDB beside or inside it, it has no sequence points.</summary>
    /// <param name="path">The assembly, which is not kept open.</param>
    /// <param name="references">The assemblies it was compiled against.</param>
    public AssemblyFile(string path, IReadOnlyList<string>? references)
    {
        Path = path;
        _resolver = new ReferenceResolver(path, references ?? []);
        Module = ModuleDefinition.ReadModule(path, new ReaderParameters
        {
            InMemory = true,
            AssemblyResolver = _resolver,
            ReadSymbols = true,
            SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        });
    }

    /// <summary>Where the assembly was read from.</summary>
    public string Path { get; }

    /// <summary>The assembly's one module.</summary>
    public ModuleDefinition Module { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Module.Dispose();
        _resolver.Dispose();
    }
}

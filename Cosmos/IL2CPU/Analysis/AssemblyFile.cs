using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Opens an assembly with its symbols and the assemblies that it refers to.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly IAssemblyResolver? _ownResolver;

    /// <summary>Reads an assembly; without a PDB beside or inside it, it has no sequence points.</summary>
    /// <param name="path">The assembly, which is not kept open.</param>
    /// <param name="references">The assemblies it was compiled against.</param>
    /// <param name="sources">Where its sources are, if it was compiled with another name for their folder.</param>
    public AssemblyFile(string path, IReadOnlyList<string>? references, SourceRoot? sources = null)
        : this(path, new ReferenceResolver(path, references ?? []), sources)
    {
        _ownResolver = Module.AssemblyResolver;
    }

    /// <summary>Reads an assembly among others.</summary>
    /// <param name="path">The assembly, which is not kept open.</param>
    /// <param name="resolver">Finds those that it refers to; it stays its owner's.</param>
    /// <param name="sources">Where its sources are, if it was compiled with another name for their folder.</param>
    public AssemblyFile(string path, IAssemblyResolver resolver, SourceRoot? sources = null)
    {
        Path = path;
        Sources = sources;
        Module = ModuleDefinition.ReadModule(path, new ReaderParameters
        {
            InMemory = true,
            AssemblyResolver = resolver,
            ReadSymbols = true,
            SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        });
    }

    /// <summary>Where the assembly was read from.</summary>
    public string Path { get; }

    /// <summary>Where its sources are; null where their paths are as they were written.</summary>
    public SourceRoot? Sources { get; }

    /// <summary>The assembly's one module.</summary>
    public ModuleDefinition Module { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Module.Dispose();
        _ownResolver?.Dispose();
    }
}

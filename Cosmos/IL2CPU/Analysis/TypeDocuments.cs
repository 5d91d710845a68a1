using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Mono.Cecil;

namespace IL2CPU.Analysis;

/// <summary>The source files of types without code, which the PDB lists apart and Cecil does not read.</summary>
internal sealed class TypeDocuments
{
    /// <summary>The kind of a PDB entry that lists a type's documents, from the format's specification.</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly Dictionary<int, string> _paths = [];

    /// <summary>Reads the list of the assembly's PDB, where it has one.</summary>
    public TypeDocuments(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        if (!file.TryOpenAssociatedPortablePdb(assemblyPath, OpenIfExists, out MetadataReaderProvider? pdb, out _))
            return;
        using (pdb)
            Collect(pdb!.GetMetadataReader());
    }

    /// <summary>The first file that the type is declared in, or null where it has code that says so.</summary>
    public string? Of(MetadataToken type) => _paths.GetValueOrDefault(type.ToInt32());

    private static FileStream? OpenIfExists(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    /// <summary>A PDB that was written anew keeps the rows of the former one, and may not have them any more.</summary>
    private void Collect(MetadataReader pdb)
    {
        foreach (CustomDebugInformationHandle handle in pdb.CustomDebugInformation)
        {
            CustomDebugInformation entry = pdb.GetCustomDebugInformation(handle);
            if (pdb.GetGuid(entry.Kind) != TypeDefinitionDocuments)
                continue;
            int row = pdb.GetBlobReader(entry.Value).ReadCompressedInteger();
            if (row > pdb.Documents.Count)
                continue;
            Document document = pdb.GetDocument(MetadataTokens.DocumentHandle(row));
            _paths[MetadataTokens.GetToken(entry.Parent)] = pdb.GetString(document.Name);
        }
    }
}

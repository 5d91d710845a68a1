using System.IO;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IL2CPU.Analysis;

/// <summary>Writes a changed assembly and its PDB. The same input gives the same bytes.</summary>
internal static class AssemblyWriter
{
    /// <summary>
    /// Goes through memory, because a PDB that is written to a file leaves that file's full path in the assembly, and
    /// the same sources would give other bytes in another folder. A PDB inside the input comes out beside the output.
    /// </summary>
    public static void Write(ModuleDefinition module, string outputPath)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        module.Write(assembly, new WriterParameters
        {
            DeterministicMvid = true,
            WriteSymbols = module.HasSymbols,
            SymbolWriterProvider = module.HasSymbols ? new PortablePdbWriterProvider() : null,
            SymbolStream = symbols,
        });
        File.WriteAllBytes(outputPath, assembly.ToArray());
        if (symbols.Length > 0)
            File.WriteAllBytes(Path.ChangeExtension(outputPath, ".pdb"), symbols.ToArray());
    }
}

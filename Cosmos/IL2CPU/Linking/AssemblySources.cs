using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Plugs;
using IL2CPU.Symbols;
using Mono.Cecil;
using Mono.Cecil.Cil;
using XSharp;

namespace IL2CPU.Linking;

/// <summary>What the assemblies of an image and their PDBs know that machine code does not: which methods are declared to be elsewhere
/// (imports of a symbol, plug methods, P/Invokes), and in which columns statements begin.</summary>
internal sealed class AssemblySources
{
    private const int FirstColumn = 1;

    private readonly Dictionary<string, (string Method, XLocation Place)> _imports = [];
    private readonly Dictionary<(string File, int Line), int> _columns = [];
    private readonly SourceRoot? _sources;

    /// <summary>Reads assemblies.</summary>
    /// <param name="assemblies">Their paths.</param>
    /// <param name="sources">Where the sources are, if they were compiled with another name for their folder.</param>
    public AssemblySources(IEnumerable<string> assemblies, SourceRoot? sources)
    {
        _sources = sources;
        foreach (string path in assemblies)
        {
            using var assembly = new AssemblyFile(path, references: null, sources);
            var places = new SourceMap(assembly);
            foreach (MethodDefinition method in assembly.Module.GetTypes().SelectMany(type => type.Methods))
                Read(method, places);
        }
    }

    /// <summary>The first declaration of a symbol that is elsewhere, or null.</summary>
    public (string Method, XLocation Place)? ImportOf(string symbol) =>
        _imports.TryGetValue(symbol, out var declaration) ? declaration : null;

    /// <summary>The place of a line: that of the first statement that begins in it.</summary>
    public XLocation PlaceOf(LineRow row) => new(
        _sources?.Find(row.File) ?? row.File, row.Line, _columns.GetValueOrDefault((row.File, row.Line), FirstColumn));

    private void Read(MethodDefinition method, SourceMap places)
    {
        if (SymbolOf(method) is { } symbol)
            _imports.TryAdd(symbol, (MemberNames.Of(method), places.Of(method)));

        foreach (SequencePoint point in method.DebugInformation.SequencePoints)
            _columns.TryAdd((point.Document.Url, point.StartLine), point.StartColumn);
    }

    private static string? SymbolOf(MethodDefinition method) => method.HasPInvokeInfo
        ? method.PInvokeInfo.EntryPoint ?? method.Name
        : method.FindAttribute(PlugNames.RuntimeImport)?.ConstructorArguments.Last().Value as string;
}

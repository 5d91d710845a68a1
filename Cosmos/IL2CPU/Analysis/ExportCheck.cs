using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Analysis;

/// <summary>Finds symbols that are exported twice: ILC ends without a word about them.</summary>
internal sealed class ExportCheck(SourceMap sources, Findings findings)
{
    private readonly Dictionary<string, (string Name, XLocation Place)> _exports = [];

    /// <summary>Checks the exports of a module against those of others, and against each other.</summary>
    /// <param name="module">The module.</param>
    /// <param name="others">The assemblies that share an image with it.</param>
    public void Check(ModuleDefinition module, IEnumerable<string> others)
    {
        MethodDefinition[] exported = [.. Exported(module)];
        if (exported.Length == 0)
            return;
        foreach (string other in others)
            Collect(other);
        foreach (MethodDefinition method in exported)
            Check(method);
    }

    private void Collect(string path)
    {
        using var assembly = new AssemblyFile(path, references: null);
        var places = new SourceMap(assembly);
        foreach (MethodDefinition method in Exported(assembly.Module))
            _exports.TryAdd(SymbolOf(method), (MemberNames.Of(method), places.Of(method)));
    }

    private void Check(MethodDefinition method)
    {
        string symbol = SymbolOf(method);
        XLocation place = sources.Of(method);
        if (_exports.TryGetValue(symbol, out (string Name, XLocation Place) first))
            findings.Add(
                place, FreestandingFindings.DoubleExport(MemberNames.Of(method), symbol, first.Name, first.Place.Path, first.Place.Line));
        else
            _exports[symbol] = (MemberNames.Of(method), place);
    }

    private static IEnumerable<MethodDefinition> Exported(ModuleDefinition module) =>
        module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasAttribute(FreestandingAttributes.RuntimeExport));

    private static string SymbolOf(MethodDefinition method) =>
        (string)method.FindAttribute(FreestandingAttributes.RuntimeExport)!.ConstructorArguments[0].Value;
}

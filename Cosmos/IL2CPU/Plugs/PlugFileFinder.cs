using System;
using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>Finds the X# file that a plug class names.</summary>
internal sealed class PlugFileFinder(IReadOnlyList<PlugFile> files, List<XDiagnostic> diagnostics)
{
    private readonly Dictionary<PlugFile, PlugClass> _owners = [];

    /// <summary>The class's file, or null when that was reported.</summary>
    public PlugFile? Find(PlugClass plug)
    {
        PlugFile[] named = [.. files.Where(f => f.IsNamed(plug.File))];
        return named switch
        {
            [] => ReportUnknown(plug),
            [PlugFile file] => Claim(plug, file),
            _ => ReportAmbiguous(plug, named),
        };
    }

    /// <summary>The files with plug bodies that no class named so far.</summary>
    public IEnumerable<PlugFile> Unclaimed => files.Where(f => f.Bodies.Any() && !_owners.ContainsKey(f));

    private PlugFile? Claim(PlugClass plug, PlugFile file)
    {
        if (_owners.TryAdd(file, plug))
            return file;
        diagnostics.Add(PlugRules.FileTwice.At(
            plug.Location, $"'{plug.Type.Name}' names {file.Name}, which '{_owners[file].Type.Name}' names already"));
        return null;
    }

    private PlugFile? ReportUnknown(PlugClass plug)
    {
        string[] nearest = NearestNames.Of(plug.File, files.Select(f => f.Name));
        string hint = nearest.Length == 0 ? "it has none" : $"nearest: {string.Join(", ", nearest)}";
        diagnostics.Add(PlugRules.UnknownFile.At(
            plug.Location, $"'{plug.Type.Name}' names '{plug.File}', which is no X# file of this project ({hint})"));
        return null;
    }

    private PlugFile? ReportAmbiguous(PlugClass plug, PlugFile[] named)
    {
        foreach (PlugFile file in named)
            _owners.TryAdd(file, plug);
        string paths = string.Join(", ", named.Select(f => f.Path).Order(StringComparer.Ordinal));
        diagnostics.Add(PlugRules.AmbiguousFile.At(
            plug.Location, $"'{plug.Type.Name}' names '{plug.File}', which could be {paths}"));
        return null;
    }
}

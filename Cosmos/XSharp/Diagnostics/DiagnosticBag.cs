using System;
using System.Collections.Generic;
using System.Linq;

namespace XSharp.Diagnostics;

/// <summary>
/// Collects findings. The same finding at the same place counts once, since a repeated block is emitted many times.
/// </summary>
internal sealed class DiagnosticBag
{
    /// <summary>How many findings of a file are shown; a file that is not X# at all has one a line.</summary>
    private const int MostShown = 100;

    private readonly HashSet<XDiagnostic> _found = [];

    public int Count => _found.Count;

    public void Report(XRule rule, XLocation location, params object[] arguments) =>
        _found.Add(rule.At(location, arguments));

    public IReadOnlyList<XDiagnostic> InOrder()
    {
        var all = Sorted();
        if (all.Count <= MostShown) return all;
        return [.. all.Take(MostShown), XRules.TooMany.At(all[MostShown].Location, all.Count - MostShown)];
    }

    private List<XDiagnostic> Sorted() =>
    [
        .. _found.OrderBy(d => d.Location.Line).ThenBy(d => d.Location.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal),
    ];
}

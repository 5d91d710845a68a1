using System.Collections.Generic;
using XSharp;

namespace IL2CPU.Analysis;

/// <summary>Collects what the rules find: at each place the finding of the rule with the lowest code.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(XLocation Place, string? Finding), XDiagnostic> _byPlace = [];

    /// <summary>All that was kept, in order.</summary>
    public IReadOnlyList<XDiagnostic> InOrder => [.. _byPlace.Values.InOrder()];

    /// <summary>Notes a finding; of two by one rule at one place the first stays.</summary>
    public void Add(XLocation location, Finding finding)
    {
        (XLocation, string?) place = (location, location.Line == SourceMap.NoLine ? finding.Text : null);
        if (!_byPlace.TryGetValue(place, out XDiagnostic? kept) || string.CompareOrdinal(finding.Rule.Code, kept.Code) < 0)
            _byPlace[place] = finding.Rule.At(location, finding.Text);
    }
}

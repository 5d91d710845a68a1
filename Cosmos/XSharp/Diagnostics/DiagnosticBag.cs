using System;
using System.Collections.Generic;
using System.Linq;

namespace XSharp.Diagnostics;

/// <summary>
/// Collects findings. The same finding at the same place counts once, since a repeated block is emitted many times.
/// </summary>
internal sealed class DiagnosticBag
{
    private readonly HashSet<XDiagnostic> _found = [];

    public int Count => _found.Count;

    public void Report(XRule rule, XLocation location, params object[] arguments) =>
        _found.Add(rule.At(location, arguments));

    public IReadOnlyList<XDiagnostic> InOrder() =>
    [
        .. _found.OrderBy(d => d.Location.Line).ThenBy(d => d.Location.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal),
    ];
}

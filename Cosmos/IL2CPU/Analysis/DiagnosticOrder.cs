using System;
using System.Collections.Generic;
using System.Linq;
using XSharp;

namespace IL2CPU.Analysis;

/// <summary>The order that diagnostics are given in, so that two runs print the same.</summary>
internal static class DiagnosticOrder
{
    /// <summary>Orders by file, line, column and code.</summary>
    public static IEnumerable<XDiagnostic> InOrder(this IEnumerable<XDiagnostic> diagnostics) =>
        diagnostics
            .OrderBy(d => d.Location.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Location.Line)
            .ThenBy(d => d.Location.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .ThenBy(d => d.Message, StringComparer.Ordinal);
}

using System.Collections.Generic;
using System.Linq;
using XSharp;

namespace IL2CPU.Plugs.Managed;

/// <summary>What <see cref="PlugWeaver"/> did to a program.</summary>
/// <param name="Members">The members that were replaced, as messages name them.</param>
/// <param name="Written">The copies that were written; none where something is wrong.</param>
/// <param name="Diagnostics">What is wrong, by place.</param>
public sealed record PlugWeaving(
    IReadOnlyList<string> Members, IReadOnlyList<string> Written, IReadOnlyList<XDiagnostic> Diagnostics)
{
    /// <summary>Whether the program may be compiled.</summary>
    public bool Success => Diagnostics.All(d => d.Severity != XSeverity.Error);
}

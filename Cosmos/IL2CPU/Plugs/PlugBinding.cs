using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>A C# method and the symbol of its body.</summary>
/// <param name="Token">The method in the assembly that was bound.</param>
/// <param name="Method">Its full name.</param>
/// <param name="Symbol">The symbol that a call of it goes to.</param>
public sealed record BoundPlug(MetadataToken Token, string Method, string Symbol);

/// <summary>What <see cref="PlugBinder"/> found out about an assembly and its X# files.</summary>
/// <param name="Plugs">The methods that have a body, in the order of the assembly.</param>
/// <param name="Diagnostics">What is wrong, by place.</param>
public sealed record PlugBinding(IReadOnlyList<BoundPlug> Plugs, IReadOnlyList<XDiagnostic> Diagnostics)
{
    /// <summary>Whether the assembly may be rewritten.</summary>
    public bool Success => Diagnostics.All(d => d.Severity != XSeverity.Error);
}

using System.Collections.Generic;

namespace XSharp;

/// <summary>What <see cref="XSharpCompiler"/> found and made.</summary>
public sealed class XCompilation
{
    internal XCompilation(
        string? assembly, IReadOnlyList<XFunction> functions, IReadOnlyList<XDiagnostic> diagnostics, bool isShared)
    {
        Assembly = assembly;
        Functions = functions;
        Diagnostics = diagnostics;
        IsShared = isShared;
    }

    /// <summary>Whether other files of the project use symbols of this one, which then are hidden ones of the object.</summary>
    public bool IsShared { get; }

    /// <summary>Text for LLVM's integrated assembler; null when there are errors.</summary>
    public string? Assembly { get; }

    /// <summary>The functions and interrupts of the file, in source order.</summary>
    public IReadOnlyList<XFunction> Functions { get; }

    /// <summary>All findings, ordered by place.</summary>
    public IReadOnlyList<XDiagnostic> Diagnostics { get; }

    /// <summary>Whether there is assembly.</summary>
    public bool Success => Assembly is not null;
}

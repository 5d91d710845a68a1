using System.Collections.Generic;

namespace IL2CPU.IlPasses;

/// <summary>All that is told to ILC about single methods when code is to be small.</summary>
public static class SmallCode
{
    /// <summary>Writes copies of <paramref name="assemblies"/> into <paramref name="folder"/>.</summary>
    /// <returns>The paths of the copies, in the same order.</returns>
    public static IReadOnlyList<string> Apply(IReadOnlyList<string> assemblies, string folder) =>
        MethodFlags.Change(assemblies, folder, methods =>
        {
            InliningHints.Mark(methods);
            UnclearedLocals.Mark(methods);
        });
}

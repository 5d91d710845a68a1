using System;
using System.Collections.Generic;
using System.Linq;
using XSharp.Diagnostics;
using XSharp.Syntax;

namespace XSharp.Binding;

/// <summary>
/// Finds what each <c>import const</c> and <c>import layout</c> brings. A type of C# is to X# as a namespace: its constants are
/// <c>Type_Name</c>.
/// </summary>
internal sealed class ConstantImports(IConstantLibrary? library)
{
    private static readonly XConstantLookup NoLibrary =
        XConstantLookup.Failed(XRules.NoForeignConstant, "an assembly, as none is given", "--assembly on the command line too");

    private readonly Dictionary<(string, bool), XConstantLookup> _found = [];

    /// <summary>What the library has under the name.</summary>
    public XConstantLookup Find(ConstantImport import)
    {
        if (!_found.TryGetValue((import.Path, import.IsLayout), out var lookup))
            _found[(import.Path, import.IsLayout)] = lookup = LookUp(import) ?? NoLibrary;
        return lookup;
    }

    /// <summary>The constants by the names that the file knows them by; none where the import fails.</summary>
    public IEnumerable<(string Name, Int128 Value)> Of(ConstantImport import)
    {
        var lookup = Find(import);
        return lookup.Constants.Select(constant => (NameOf(import, lookup, constant), constant.Value));
    }

    private XConstantLookup? LookUp(ConstantImport import) => import.IsLayout ? library?.Layout(import.Path) : library?.Find(import.Path);

    private static string NameOf(ConstantImport import, XConstantLookup lookup, XConstant constant) =>
        import.Alias is { } alias && !lookup.IsWhole
            ? alias.Text
            : new Scope(import.Alias?.Text ?? lookup.Type, null).Qualify(constant.Name);
}

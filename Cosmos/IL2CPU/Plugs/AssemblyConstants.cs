using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using XSharp;
using XSharp.Diagnostics;

namespace IL2CPU.Plugs;

/// <summary>
/// The constants of an assembly and of those that it refers to, for the X# of its project. A name is looked up in the assembly first,
/// where everything may be named, and then in the others, where that may be named which C# of the assembly may name.
/// </summary>
public sealed class AssemblyConstants : IConstantLibrary, IDisposable
{
    private readonly string _name;
    private readonly Lazy<ReferenceResolver> _resolver;
    private readonly Lazy<ConstantTypes> _own;
    private readonly Lazy<ConstantTypes> _references;

    /// <summary>Opens nothing before a name is asked for.</summary>
    /// <param name="assembly">The compiled assembly.</param>
    /// <param name="references">The assemblies that it refers to; of two with one name the first counts.</param>
    public AssemblyConstants(string assembly, IReadOnlyList<string> references)
    {
        _name = Path.GetFileNameWithoutExtension(assembly);
        string[] others =
        [
            .. references.DistinctBy(Path.GetFileNameWithoutExtension).Where(path => Path.GetFileNameWithoutExtension(path) != _name),
        ];
        _resolver = new(() => new ReferenceResolver(assembly, references));
        _own = new(() => new ConstantTypes([assembly], _resolver.Value, _name));
        _references = new(() => new ConstantTypes(others, _resolver.Value, _name));
    }

    /// <inheritdoc/>
    public XConstantLookup Find(string name) => Find(name, Constants);

    /// <inheritdoc/>
    public XConstantLookup Layout(string name) => Find(name, Offsets);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_own.IsValueCreated)
            _own.Value.Dispose();
        if (_references.IsValueCreated)
            _references.Value.Dispose();
        if (_resolver.IsValueCreated)
            _resolver.Value.Dispose();
    }

    private static XConstantLookup Constants(ConstantTypes types, ConstantName name) =>
        ConstantFields.Read(name, field => types.MayName(new(name.Type, field)));

    private static XConstantLookup Offsets(ConstantTypes types, ConstantName name) => ConstantOffsets.Read(name);

    private XConstantLookup Find(string name, Func<ConstantTypes, ConstantName, XConstantLookup> read) =>
        Of(_own.Value, name, read) ?? Of(_references.Value, name, read) ?? Failed(name);

    /// <summary>What a name means among these types; null when nothing, or nothing that may be named.</summary>
    private static XConstantLookup? Of(ConstantTypes types, string name, Func<ConstantTypes, ConstantName, XConstantLookup> read)
    {
        ConstantName[] found = [.. types.Find(name).Where(types.MayName)];
        return found.Length < 2
            ? found.Select(meaning => read(types, meaning)).FirstOrDefault()
            : XConstantLookup.Failed(
                XRules.ForeignAmbiguous, string.Join(" or ", found.Select(meaning => meaning.ToString()).Order(StringComparer.Ordinal)));
    }

    private XConstantLookup Failed(string name)
    {
        if (_references.Value.Find(name).FirstOrDefault() is { } hidden)
            return XConstantLookup.Failed(XRules.ForeignHidden, hidden.Assembly);
        string[] nearest = NearestNames.Of(name, [.. _own.Value.Like(name), .. _references.Value.Like(name)]);
        return XConstantLookup.Failed(
            XRules.NoForeignConstant, $"{_name} and what it refers to",
            nearest.Length == 0 ? "the name of one that is there" : $"another name, nearest: {string.Join(", ", nearest)}");
    }
}

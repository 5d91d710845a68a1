using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using Mono.Cecil;
using XSharp;

namespace IL2CPU.Plugs.Managed;

/// <summary>
/// Replaces members of any assembly of a program by plug methods: in a copy of the assembly, the member's body becomes a call
/// of the plug.
/// </summary>
public sealed class PlugWeaver
{
    private readonly PlugAssemblies _assemblies;
    private readonly List<XDiagnostic> _diagnostics = [];
    private readonly Dictionary<MethodDefinition, ManagedPlug> _replaced = [];
    private readonly PlugMemberFinder _members;
    private readonly PlugFieldFinder _fields;

    private PlugWeaver(PlugAssemblies assemblies)
    {
        _assemblies = assemblies;
        _members = new PlugMemberFinder(_diagnostics);
        _fields = new PlugFieldFinder(_diagnostics);
    }

    /// <summary>Finds all plugs of a program and writes the assemblies that they change. The same input gives the same
    /// bytes.</summary>
    /// <param name="program">The program's assembly, with its PDB beside it.</param>
    /// <param name="references">All that it refers to, the class library included, as IL without machine code.</param>
    /// <param name="folder">Where the changed copies go; the folder is made, and assemblies in it are removed first.</param>
    /// <param name="sources">Where the program's sources are, if it was compiled with another name for their folder.</param>
    public static PlugWeaving Weave(string program, IEnumerable<string> references, string folder, SourceRoot? sources = null)
    {
        using var assemblies = new PlugAssemblies(program, references, sources);
        var weaver = new PlugWeaver(assemblies);
        foreach (ManagedPlugClass plug in new PlugReader(assemblies, weaver._diagnostics).Read().OrderBy(IsOfLibrary))
            weaver.Weave(plug);

        string[] members = [.. weaver._replaced.Keys.Select(MemberNames.Of)];
        XDiagnostic[] diagnostics = [.. weaver._diagnostics.InOrder()];
        Clear(folder);
        return new PlugWeaving(members, diagnostics.Length > 0 ? [] : weaver.WriteAll(folder), diagnostics);
    }

    private void Weave(ManagedPlugClass plug)
    {
        if (_fields.AddAll(plug))
            _assemblies.Change(plug.Target.Module);
        foreach (ManagedPlug method in plug.Methods)
        {
            if (_members.Find(method, plug.Target) is { } member)
                Replace(member, method);
        }
    }

    private void Replace(MethodDefinition member, ManagedPlug plug)
    {
        if (!_replaced.TryAdd(member, plug))
        {
            if (!GivesWay(plug, _replaced[member]))
                ReportTwice(member, plug);
            return;
        }

        int findings = _diagnostics.Count;
        FieldDefinition?[] fields =
            [.. plug.Method.Parameters.Select(p => ManagedPlug.FieldOf(p) is null ? null : _fields.Find(plug, p, member))];
        if (_diagnostics.Count > findings)
            return;
        PlugStub.Write(member, plug.Method, fields);
        _assemblies.Change(member.Module);
        if (plug.Method.Module == member.Module || PlugStub.IsPublic(plug.Method))
            return;
        PlugStub.MakePublic(plug.Method);
        _assemblies.Change(plug.Method.Module);
    }

    /// <summary>The library's own plugs come last, and are for members without another plug.</summary>
    private static bool IsOfLibrary(ManagedPlugClass plug) => IsOfLibrary(plug.Class.Module);

    private static bool IsOfLibrary(ModuleDefinition module) => ManagedPlugNames.Libraries.Contains(module.Assembly.Name.Name);

    private static bool GivesWay(ManagedPlug plug, ManagedPlug first) =>
        IsOfLibrary(plug.Method.Module) && !IsOfLibrary(first.Method.Module);

    private void ReportTwice(MethodDefinition member, ManagedPlug plug)
    {
        ManagedPlug first = _replaced[member];
        _diagnostics.Add(ManagedPlugRules.ReplacedTwice.At(
            plug.Location, $"'{plug.Name}' is for {MemberNames.Of(member)}, which '{first.Name}' replaces at {first.Location}"));
    }

    private string[] WriteAll(string folder) => [.. _assemblies.Changed.Select(file => Write(file, folder))];

    private static string Write(AssemblyFile file, string folder)
    {
        string path = Path.Combine(folder, Path.GetFileName(file.Path));
        file.Module.Attributes |= ModuleAttributes.ILOnly;
        AssemblyWriter.Write(file.Module, path);
        return path;
    }

    private static void Clear(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string former in Directory.GetFiles(folder, "*.dll").Concat(Directory.GetFiles(folder, "*.pdb")))
            File.Delete(former);
    }
}

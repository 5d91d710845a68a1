using System.Collections.Generic;
using System.Linq;
using IL2CPU.Analysis;
using XSharp;

namespace IL2CPU.Plugs;

/// <summary>Pairs the plug methods of a C# assembly with the functions of X# files.</summary>
public sealed class PlugBinder
{
    private readonly List<XDiagnostic> _diagnostics = [];
    private readonly List<BoundPlug> _plugs = [];

    private PlugBinder()
    {
    }

    /// <summary>Binds every plug method, and checks each pair.</summary>
    /// <param name="assemblyPath">The compiled assembly, with its PDB beside it.</param>
    /// <param name="files">The project's X# files.</param>
    /// <param name="references">
    /// The assemblies that it was compiled against; the structs of plug signatures are looked up in them.
    /// </param>
    /// <param name="sources">Where the sources are, if they were compiled with another name for their folder.</param>
    public static PlugBinding Bind(
        string assemblyPath, IReadOnlyList<PlugFile> files, IReadOnlyList<string>? references = null, SourceRoot? sources = null)
    {
        using var assembly = new AssemblyFile(assemblyPath, references, sources);
        var binder = new PlugBinder();
        binder.BindAll(assembly, files);
        return new PlugBinding(binder._plugs, [.. binder._diagnostics.InOrder()]);
    }

    private void BindAll(AssemblyFile assembly, IReadOnlyList<PlugFile> files)
    {
        var finder = new PlugFileFinder(files, _diagnostics);
        IReadOnlyList<PlugClass> classes = new PlugClassReader(assembly, _diagnostics).Read();
        foreach (PlugClass plug in classes)
        {
            if (finder.Find(plug) is { } file)
                BindClass(plug, file);
        }
        ReportUnclaimed(finder.Unclaimed);
        ReportSharedSymbols(files);
        if (_plugs.Count > 0 && !PlugRewriter.CanImport(assembly.Module))
            _diagnostics.Add(PlugRules.NoAttribute.At(
                classes[0].Location, $"the assembly {assembly.Module.Name} has no {PlugNames.RuntimeImport}"));
    }

    private void BindClass(PlugClass plug, PlugFile file)
    {
        var users = new Dictionary<string, PlugMethod>();
        foreach (PlugMethod method in plug.Methods)
        {
            if (!users.TryAdd(method.Body, method))
                ReportBoundTwice(method, users[method.Body], file);
            else if (file.Bodies.FirstOrDefault(b => b.Name == method.Body) is { } body)
                BindMethod(method, body);
            else
                ReportNoBody(method, file);
        }
        foreach (XFunction body in file.Bodies.Where(b => !users.ContainsKey(b.Name)))
            ReportNoMethod(body, plug);
    }

    private void BindMethod(PlugMethod method, XFunction body)
    {
        XDiagnostic[] problems = [.. PlugSignature.CheckTypes(method)];
        if (problems.Length == 0)
            problems = [.. PlugSignature.CheckBody(method, body)];
        _diagnostics.AddRange(problems);
        if (problems.Length == 0)
            _plugs.Add(new BoundPlug(method.Method.MetadataToken, method.Method.FullName, body.Symbol));
    }

    private void ReportBoundTwice(PlugMethod method, PlugMethod first, PlugFile file) =>
        _diagnostics.Add(PlugRules.BoundTwice.At(
            method.Location,
            $"'{method.Name}' asks for the body '{method.Body}' of {file.Name}, which the method at line " +
            $"{first.Location.Line} has"));

    private void ReportNoBody(PlugMethod method, PlugFile file)
    {
        string hint = file.Functions.Any(f => f.Name == method.Body)
            ? $"'{method.Body}' there is not written as a plug body"
            : $"nearest: {string.Join(", ", NearestNames.Of(method.Body, file.Bodies.Select(b => b.Name)))}";
        _diagnostics.Add(PlugRules.NoBody.At(
            method.Location,
            $"plug method '{method.Name}' has no body '{method.Body}' in {file.Name}" +
            (file.Functions.Count == 0 ? "" : $" ({hint})"),
            $"write {PlugSignature.Head(method)}"));
    }

    private void ReportNoMethod(XFunction body, PlugClass plug) =>
        _diagnostics.Add(PlugRules.NoMethod.At(
            body.Location, $"'{body.Name}' is no plug method of the class '{plug.Type.Name}'"));

    private void ReportUnclaimed(IEnumerable<PlugFile> files)
    {
        foreach (PlugFile file in files)
            _diagnostics.Add(PlugRules.UnclaimedFile.At(
                file.Bodies.First().Location,
                $"{file.Name} has plug bodies, but no class names it",
                $"put [Plug(\"{file.Name}\")] on a static class"));
    }

    private void ReportSharedSymbols(IReadOnlyList<PlugFile> files)
    {
        var definitions = new Dictionary<string, XFunction>();
        foreach (XFunction function in files.SelectMany(f => f.Functions))
        {
            if (!definitions.TryAdd(function.Symbol, function))
                ReportSymbolTwice(function, definitions[function.Symbol].Location);
        }
    }

    /// <summary>Reports the plug bodies whose symbols an assembly has that shares the image.</summary>
    /// <param name="files">The project's X# files.</param>
    /// <param name="symbolsOf">The symbols of each of those assemblies, by its name.</param>
    public static IEnumerable<XDiagnostic> Clashes(
        IReadOnlyList<PlugFile> files, IReadOnlyDictionary<string, IReadOnlySet<string>> symbolsOf) =>
        from body in files.SelectMany(file => file.Bodies)
        from other in symbolsOf
        where other.Value.Contains(body.Symbol)
        select PlugRules.SymbolTwice.At(
            body.Location,
            $"'{body.Name}' has the symbol {body.Symbol}, which {other.Key} defines in the same image",
            $"name the namespace after this assembly, such as namespace My{body.Namespace}");

    private void ReportSymbolTwice(XFunction function, XLocation first) =>
        _diagnostics.Add(PlugRules.SymbolTwice.At(
            function.Location,
            $"'{function.Name}' has the symbol {function.Symbol}, which {first.Path}({first.Line}) defines already"));
}

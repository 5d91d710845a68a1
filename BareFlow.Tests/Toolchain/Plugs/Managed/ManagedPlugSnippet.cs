using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using BareFlow.Tests.Toolchain.Analysis;
using IL2CPU.Plugs.Managed;

namespace BareFlow.Tests.Toolchain.Plugs.Managed;

/// <summary>A library, and a program with plugs for it, woven and loaded into this process.</summary>
internal sealed class ManagedPlugSnippet : IDisposable
{
    private readonly CSharpSnippet _library;
    private readonly CSharpSnippet _program;
    private readonly AssemblyLoadContext _context = new("woven", isCollectible: true);

    /// <summary>Compiles both and weaves them.</summary>
    /// <param name="library">The library's C# file.</param>
    /// <param name="program">The program's, whose first lines are the usings that all have.</param>
    /// <param name="references">More for the weaver.</param>
    public ManagedPlugSnippet(string library, string program, params IEnumerable<string> references)
    {
        _library = new CSharpSnippet(library, name: "Library", sdk: false);
        _program = new CSharpSnippet(
            "using System; using IL2CPU.API.Attribs; " + program,
            name: "Program", sdk: false, references: [_library.AssemblyPath, Attributes]);
        Output = Path.Combine(Path.GetDirectoryName(_program.AssemblyPath)!, "plugged");
        Weaving = PlugWeaver.Weave(_program.AssemblyPath, [_library.AssemblyPath, Attributes, .. references, .. Framework], Output);
        _context.Resolving += (context, name) => Load(context, name.Name!);
    }

    /// <summary>The library that has the attributes.</summary>
    public static string Attributes => typeof(global::Cosmos.System.Kernel).Assembly.Location;

    /// <summary>The class library without the console, of which the library that has the attributes plugs members itself.</summary>
    public static IEnumerable<string> Framework =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Where(path => Path.GetFileName(path) != "System.Console.dll");

    public PlugWeaving Weaving { get; }

    public string Output { get; }

    public string Program => _program.AssemblyPath;

    public string Library => _library.AssemblyPath;

    /// <summary>The diagnostics in the form of the tables: file, line, code.</summary>
    public IEnumerable<string> Places => Weaving.Diagnostics
        .Select(d => $"{Path.GetFileName(d.Location.Path)}({d.Location.Line}) {d.Code}");

    /// <summary>What a static method of the woven program or library returns.</summary>
    public object? Call(string assembly, string type, string method, params object?[] arguments) =>
        Load(_context, assembly)!.GetType(type, throwOnError: true)!.GetMethod(method)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    public void Dispose()
    {
        _context.Unload();
        _program.Dispose();
        _library.Dispose();
    }

    /// <summary>The changed copy where there is one.</summary>
    private Assembly? Load(AssemblyLoadContext context, string name)
    {
        string original = name == "Library" ? _library.AssemblyPath : _program.AssemblyPath;
        string copy = Path.Combine(Output, name + ".dll");
        if (context.Assemblies.FirstOrDefault(a => a.GetName().Name == name) is { } loaded)
            return loaded;
        return name is "Library" or "Program"
            ? context.LoadFromStream(new MemoryStream(File.ReadAllBytes(File.Exists(copy) ? copy : original)))
            : null;
    }
}

using System.Collections.Generic;
using System.Linq;
using XSharp.Binding;

namespace XSharp;

/// <summary>The X# compiler.</summary>
public static class XSharpCompiler
{
    /// <summary>Compiles one file by itself; bad source gives diagnostics, never an exception.</summary>
    public static XCompilation Compile(XSource source, IConstantLibrary? constants = null) => Compile([source], constants)[0];

    /// <summary>
    /// Compiles the files of a project, which share their names: each is assembled by itself, and what another file uses of it is a
    /// hidden symbol. Bad source gives diagnostics, never an exception.
    /// </summary>
    /// <param name="sources">The files.</param>
    /// <param name="constants">Where they import constants of C# from; without it, they cannot.</param>
    /// <returns>One compilation for each file, in their order.</returns>
    public static IReadOnlyList<XCompilation> Compile(IReadOnlyList<XSource> sources, IConstantLibrary? constants = null)
    {
        var project = new ProjectNames(constants);
        List<FileCompiler> files = [.. sources.Select(source => new FileCompiler(source, project))];
        foreach (var file in files) file.Declare();
        foreach (var file in files) file.Emit();
        return [.. files.Select(file => file.Result())];
    }
}

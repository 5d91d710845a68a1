using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary>Reads and compiles X# files.</summary>
internal static class SourceFiles
{
    /// <summary>Compiles the X# files of a project, which share their names.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="constants">Where they import constants of C# from; null where there is no assembly.</param>
    /// <returns>One compilation for each path, in their order.</returns>
    /// <exception cref="BuildFailure">There is no such file.</exception>
    public static IReadOnlyList<XCompilation> Compile(IReadOnlyList<string> paths, IConstantLibrary? constants) =>
        XSharpCompiler.Compile([.. paths.Select(Read)], constants);

    private static XSource Read(string path)
    {
        if (!File.Exists(path))
            throw new BuildFailure(BuildFailure.MissingFile, $"There is no X# file {path}.");

        return XSource.Decode(path, File.ReadAllBytes(path));
    }
}

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
    /// <returns>One compilation for each path, in their order.</returns>
    /// <exception cref="BuildFailure">There is no such file.</exception>
    public static IReadOnlyList<XCompilation> Compile(IReadOnlyList<string> paths) => XSharpCompiler.Compile([.. paths.Select(Read)]);

    private static XSource Read(string path)
    {
        if (!File.Exists(path))
            throw new BuildFailure(BuildFailure.MissingFile, $"There is no X# file {path}.");

        return XSource.Decode(path, File.ReadAllBytes(path));
    }
}

using System.IO;
using IL2CPU.Native;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary>Reads and compiles X# files.</summary>
internal static class SourceFiles
{
    /// <summary>Compiles the X# file at a path.</summary>
    /// <exception cref="BuildFailure">There is no such file.</exception>
    public static XCompilation Compile(string path)
    {
        if (!File.Exists(path))
            throw new BuildFailure(BuildFailure.MissingFile, $"There is no X# file {path}.");

        return XSharpCompiler.Compile(XSource.Decode(path, File.ReadAllBytes(path)));
    }
}

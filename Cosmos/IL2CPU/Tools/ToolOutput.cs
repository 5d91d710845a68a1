using System;
using System.IO;

namespace IL2CPU.Tools;

/// <summary>Files that LLVM's tools write.</summary>
/// <remarks>A tool writes into a file with a name of its own making first, in the folder of the output, and takes each percent
/// sign of the path for a digit to make up. So it is given a path without any, and the file is moved.</remarks>
internal static class ToolOutput
{
    /// <summary>Writes one file.</summary>
    /// <param name="path">Where it is to be.</param>
    /// <param name="tool">Runs the tool, with the path that the tool writes to.</param>
    public static void Write(string path, Action<string> tool)
    {
        using var work = new WorkFolder();
        string written = Path.Combine(work.Path, Path.GetFileName(path).Replace('%', '_'));
        tool(written);
        File.Move(written, path, overwrite: true);
    }
}

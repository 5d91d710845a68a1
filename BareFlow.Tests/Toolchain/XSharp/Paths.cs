using System.IO;
using System.Runtime.CompilerServices;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>Finds the test data in the source tree, wherever the test assembly runs from.</summary>
internal static class Paths
{
    public static string Golden => Path.Combine(Here(), "Golden");

    public static string Reference =>
        Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "docs", "xsharp.md"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

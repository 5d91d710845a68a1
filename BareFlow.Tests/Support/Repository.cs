using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace BareFlow.Tests.Support;

/// <summary>The source tree that these tests were compiled from.</summary>
internal static class Repository
{
    /// <summary>What a work tree has in place of git's own folder.</summary>
    private const string GitLink = ".git";

    /// <summary>Folders that hold no sources.</summary>
    private static readonly string[] Outputs = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Every source file, as a path from the root.</summary>
    public static IEnumerable<string> Files => FilesBelow(Root).Select(file => Path.GetRelativePath(Root, file));

    /// <summary>The full path of a file or folder, given from the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    private static IEnumerable<string> FilesBelow(string folder) => Directory
        .EnumerateDirectories(folder)
        .Where(IsSource)
        .SelectMany(FilesBelow)
        .Concat(Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != GitLink));

    private static bool IsSource(string folder)
    {
        string name = Path.GetFileName(folder);
        return !name.StartsWith('.') && !Outputs.Contains(name, StringComparer.Ordinal);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace BareFlow.Tests.Support;

/// <summary>What a build of this repository left, and whether it is of the sources as they are.</summary>
internal static class BuiltFiles
{
    private static readonly string[] SourceKinds = [".cs", ".xs", ".csproj", ".props", ".targets", ".ld"];

    /// <summary>What every project is made with.</summary>
    private static readonly string[] Toolchain =
        ["Cosmos.props", "Directory.Build.props", "Cosmos/Cosmos.Build/", "Cosmos/IL2CPU/", "Cosmos/XSharp/"];

    /// <summary>Whether all of these are there and none is older than a source of the projects in some folders, or of the toolchain.
    /// </summary>
    public static bool AreFresh(IEnumerable<string> built, params IEnumerable<string> folders)
    {
        string[] prefixes = [.. Toolchain, .. folders.Select(folder => folder + "/")];
        return AreNewer(built, Repository.Files.Where(file => IsSource(file, prefixes)).Select(Repository.At));
    }

    /// <summary>Whether all of these are there and none is older than a source.</summary>
    internal static bool AreNewer(IEnumerable<string> built, IEnumerable<string> sources)
    {
        string[] files = [.. built];
        return files.All(File.Exists) && files.Min(File.GetLastWriteTimeUtc) >= sources.Max(File.GetLastWriteTimeUtc);
    }

    private static bool IsSource(string file, string[] prefixes) =>
        SourceKinds.Contains(Path.GetExtension(file)) && prefixes.Any(prefix => file.StartsWith(prefix, StringComparison.Ordinal));
}

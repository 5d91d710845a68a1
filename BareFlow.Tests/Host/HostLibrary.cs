using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using BareFlow.Memory.Hardened;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>The library under test: what the build left in <c>artifacts/</c>. A configuration that is not there, or is older than its
/// sources, is built first.</summary>
internal static class HostLibrary
{
    private static readonly Lock Building = new();
    private const string Splitters = " :";
    private static readonly Dictionary<BuildConfiguration, string> Paths = [];

    /// <summary>The values of <c>BAREFLOW_HARDEN</c>.</summary>
    public static string[] Levels { get; } = [.. Enum.GetNames<HardeningLevel>().Select(name => name.ToLowerInvariant())];

    /// <summary>A path of the library that <c>LD_PRELOAD</c> takes, which it splits at spaces and colons.</summary>
    public static string Path(BuildConfiguration configuration)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library is for Linux.");
        string path = Repository.At($"artifacts/{configuration}/libbareflow.so");
        lock (Building)
        {
            if (Paths.TryGetValue(configuration, out string? known))
                return known;

            if (!BuiltFiles.AreFresh([path], "BareFlow.Malloc", "BareFlow.Memory"))
                RepositoryBuild.Run("BareFlow.Malloc", configuration.ToString());

            return Paths[configuration] = ForLoader(path);
        }
    }

    /// <summary>A path by which the loader finds a library, and does.</summary>
    public static string ForLoader(string library)
    {
        string path = library.AsSpan().IndexOfAny(Splitters) < 0 ? library : LinkTo(library);
        Prove(path);
        return path;
    }

    /// <summary>What the loader cannot find it leaves out, and the program runs on the C library's malloc.</summary>
    private static void Prove(string library)
    {
        const string question = "import ctypes; print(ctypes.CDLL(None).bareflow_level())";
        HostResult answer = new HostProgram(Repository.Root).With("LD_PRELOAD", library).Run("python3", "-c", question);
        Assert.True(answer.ExitCode == 0, $"{library} is not loaded: {answer.Errors}");
    }

    private static string LinkTo(string library)
    {
        string link = System.IO.Path.Combine(Directory.CreateTempSubdirectory("bareflow-").FullName, "libbareflow.so");
        Assert.True(link.AsSpan().IndexOfAny(Splitters) < 0, $"The folder for temporary files has a space or a colon: {link}");
        File.CreateSymbolicLink(link, library);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(System.IO.Path.GetDirectoryName(link)!, recursive: true);
        return link;
    }
}

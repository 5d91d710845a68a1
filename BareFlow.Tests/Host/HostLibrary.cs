using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BareFlow.Memory.Allocators;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Host;

/// <summary>The library under test: what the build left in <c>artifacts/</c>. A configuration that is not there, or is older than its
/// sources, is built first.</summary>
internal static class HostLibrary
{
    private static readonly Lock Building = new();
    private static readonly HashSet<BuildConfiguration> Checked = [];

    /// <summary>The values of <c>BAREFLOW_HARDEN</c>.</summary>
    public static string[] Levels { get; } = [.. Enum.GetNames<HardeningLevel>().Select(name => name.ToLowerInvariant())];

    /// <summary>The library's full path.</summary>
    public static string Path(BuildConfiguration configuration)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library is for Linux.");
        string path = Repository.At($"artifacts/{configuration}/libbareflow.so");
        lock (Building)
        {
            if (Checked.Add(configuration) && !BuiltFiles.AreFresh([path], "BareFlow.Malloc", "BareFlow.Memory"))
                RepositoryBuild.Run("BareFlow.Malloc", configuration.ToString());
        }

        return path;
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>The kernels under test: what the build left in <c>artifacts/</c>. A configuration that is not there, or is older than
/// its sources, is built first.</summary>
internal static class KernelImages
{
    private const string Name = "BareFlow";

    private static readonly string[] Outputs =
        [".elf", ".stripped.elf", ".core.elf", ".core.stripped.elf", ".iso"];

    private static readonly Lock Building = new();
    private static readonly HashSet<BuildConfiguration> Checked = [];

    /// <summary>Both kernels in both configurations, as data of a theory.</summary>
    public static MatrixTheoryData<BuildConfiguration, ImageKind> All =>
        new(Enum.GetValues<BuildConfiguration>(), Enum.GetValues<ImageKind>());

    /// <summary>A kernel.</summary>
    public static KernelImage Get(BuildConfiguration configuration, ImageKind kind)
    {
        string stem = Stem(configuration) + (kind == ImageKind.Core ? ".core" : "");
        return new KernelImage(stem + ".elf", stem + ".stripped.elf");
    }

    /// <summary>The bootable image as the build wrote it.</summary>
    public static string Iso(BuildConfiguration configuration) => Stem(configuration) + ".iso";

    private static string Stem(BuildConfiguration configuration)
    {
        string stem = Repository.At(Path.Combine("artifacts", configuration.ToString(), Name));
        lock (Building)
        {
            if (Checked.Add(configuration) && !BuiltFiles.AreFresh(Files(stem), "BareFlow.Kernel", "BareFlow.Memory", "Cosmos"))
                RepositoryBuild.Run("BareFlow.Kernel", configuration.ToString());
        }

        Assert.True(Files(stem).All(File.Exists), $"The build did not write all of {stem}{{{string.Join(',', Outputs)}}}.");
        return stem;
    }

    private static IEnumerable<string> Files(string stem) => Outputs.Select(output => stem + output);
}

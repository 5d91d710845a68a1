using System;
using System.IO;
using System.Linq;
using System.Threading;
using BareFlow.Tests.Support;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>The kernels under test: what the build left in <c>artifacts/</c>. A configuration that is not there is
/// built first; one that is there is taken whatever its age, for the test command builds before it tests.</summary>
internal static class KernelImages
{
    private const string Name = "BareFlow";

    private static readonly string[] Outputs =
        [".elf", ".stripped.elf", ".core.elf", ".core.stripped.elf", ".iso"];

    private static readonly Lock Building = new();

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
            if (!IsBuilt(stem))
                RepositoryBuild.Run("BareFlow.Kernel", configuration.ToString());
        }

        Assert.True(IsBuilt(stem), $"The build did not write all of {stem}{{{string.Join(',', Outputs)}}}.");
        return stem;
    }

    private static bool IsBuilt(string stem) => Outputs.All(output => File.Exists(stem + output));
}

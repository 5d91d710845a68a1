using System;
using System.IO;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A build does what changed and nothing else. Every test leaves the copy built.</summary>
[Collection(BuildCollection.Name)]
public class IncrementalBuildTests(BuildFixture build)
{
    private const string AllOfIt = "IL2CPU BareFlow.Memory, Cosmos.Core, Cosmos.System2, BareFlow.Kernel";

    [Fact]
    public void A_build_of_what_is_built_does_nothing() => Assert.Empty(Build().Stages);

    [Fact]
    public void A_change_of_the_kernel_program_leaves_the_core_image_alone()
    {
        Touch("BareFlow.Kernel/Kernel.cs");
        Assert.Equal(["X# BareFlow.Kernel", AllOfIt, "ld.lld BareFlow.elf", "ISO BareFlow.iso"], Build().Stages);
    }

    [Fact]
    public void A_change_of_an_xs_file_rebuilds_what_stands_above_it()
    {
        Touch("Cosmos/Cosmos.Core/Cpu/Ports.xs");
        string[] stages = Build().Stages;
        Assert.DoesNotContain("X# BareFlow.Memory", stages);
        Assert.Equal("X# Cosmos.Core", stages[0]);
        Assert.Contains("ld.lld BareFlow.elf", stages);
        Assert.Contains("ld.lld BareFlow.core.elf", stages);
        Assert.Equal("ISO BareFlow.iso", stages[^1]);
    }

    [Fact]
    public void An_xs_file_that_left_the_project_leaves_the_image()
    {
        string extra = build.At("BareFlow.Kernel/Extra.xs");
        File.WriteAllText(extra, "namespace Extra\n\nexport Here\nfunction Here {\n}\n");
        Assert.Contains("X# BareFlow.Kernel", Build().Stages);
        Assert.True(File.Exists(Plugs));

        File.Delete(extra);
        Assert.Contains("X# BareFlow.Kernel", Build().Stages);
        Assert.False(File.Exists(Plugs));
    }

    private string Plugs => build.At("BareFlow.Kernel/bin/Release/net10.0/il2cpu/BareFlow.Kernel.plugs.o");

    private CommandResult Build() => BuildFixture.Require(build.BuildKernel());

    private void Touch(string path) => File.SetLastWriteTimeUtc(build.At(path), DateTime.UtcNow);
}

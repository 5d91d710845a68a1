using System;
using System.IO;
using System.Text;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A build does what changed and nothing else. Every test leaves the copy built.</summary>
[Collection(BuildCollection.Name)]
public class IncrementalBuildTests(BuildFixture build)
{
    [Fact]
    public void A_build_of_what_is_built_does_nothing() => Assert.Empty(Build().Stages);

    [Fact]
    public void A_change_of_the_kernel_program_leaves_the_core_image_alone()
    {
        Touch("BareFlow.Kernel/Kernel.cs");
        Assert.Equal(
            ["Plugs BareFlow.Kernel", "ILC BareFlow.Kernel and what it reaches of .NET", "ld.lld BareFlow.elf", "ISO BareFlow.iso"],
            Build().Stages);
    }

    [Fact]
    public void A_change_of_an_xs_file_rebuilds_what_stands_above_it()
    {
        Touch("Cosmos/Cosmos.Core/Processors/Ports.xs");
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
        string extra = build.At("Cosmos/Cosmos.Core/Extra.xs");
        File.WriteAllText(extra, "namespace Extra\n\nexport Here as 'extra_here'\nfunction Here {\n}\n");
        Assert.Contains("X# Cosmos.Core", Build().Stages);
        Assert.Contains("extra_here", Plugs);

        File.Delete(extra);
        Assert.Contains("X# Cosmos.Core", Build().Stages);
        Assert.DoesNotContain("extra_here", Plugs);
    }

    private string Plugs => File.ReadAllText(
        build.At("Cosmos/Cosmos.Core/bin/Release/net10.0/il2cpu/Cosmos.Core.plugs.o"), Encoding.Latin1);

    private CommandResult Build() => BuildFixture.Require(build.BuildKernel());

    private void Touch(string path) => File.SetLastWriteTimeUtc(build.At(path), DateTime.UtcNow);
}

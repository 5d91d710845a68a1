using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What somebody gets who has the SDK's package and no repository.</summary>
[Collection(BuildCollection.Name)]
public class PackageTests(BuildFixture build)
{
    [Fact]
    public void A_kernel_outside_the_repository_builds_boots_and_cleans()
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build());
        Assert.All(["Hello.elf", "Hello.core.elf", "Hello.iso"], artifact => Assert.True(kernel.Has(artifact), artifact));

        CommandResult boot = BuildFixture.Require(Command.Dotnet(kernel.Folder, "run", "--no-build", "--", "exit"));
        Assert.Contains(ExternalKernel.Greeting, boot.Output);

        BuildFixture.Require(Command.Dotnet(kernel.Folder, "clean"));
        Assert.All(["Hello.elf", "Hello.core.elf", "Hello.iso"], artifact => Assert.False(kernel.Has(artifact), artifact));
    }

    [Fact]
    public void A_changed_setting_is_seen_and_a_kernel_may_do_without_core_image_and_iso()
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build("-p:CosmosCoreAssembly=", "-p:CosmosIso=false"));
        Assert.True(kernel.Has("Hello.elf"));
        Assert.False(kernel.Has("Hello.core.elf"));

        CommandResult again = BuildFixture.Require(kernel.Build("-p:CosmosIso=false"));
        Assert.Contains("IL2CPU BareFlow.Memory, Cosmos.Core", again.Stages);
        Assert.Contains("ld.lld Hello.core.elf", again.Stages);
        Assert.False(kernel.Has("Hello.iso"));
    }
}

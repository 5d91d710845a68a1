using System.Collections.Generic;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using BareFlow.Tests.Toolchain.Build;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>The profiles of BareFlow.Kernel boot what they say, by <c>dotnet run</c> as by F5.</summary>
public class LaunchProfileTests
{
    private const string Summary = "self-tests passed";
    private const string Monitor = "BareFlow is up";

    [Fact]
    public void Self_tests_run_and_leave()
    {
        CommandResult result = Run("self-tests");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains(Summary, result.Output);
    }

    [Fact]
    public void The_core_has_no_monitor()
    {
        CommandResult result = Run("core", "exit");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.DoesNotContain(Monitor, result.Output);
    }

    [Theory]
    [InlineData("full", false)]
    [InlineData("ISO", true)]
    [InlineData("UEFI", true)]
    [InlineData("Bochs", true)]
    public void The_kernel_boots_and_tests_itself(string profile, bool throughGrub)
    {
        CommandResult result = Run(profile, "selftest", "exit");
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains(Summary, result.Output);
        Assert.Equal(throughGrub, result.Output.Contains("Booting"));
    }

    private static CommandResult Run(string profile, params IEnumerable<string> words)
    {
        Requirement.Program(IL2CPU.Tools.Tool.Qemu);
        KernelImages.Get(BuildConfiguration.Release, ImageKind.Full);
        return Command.Dotnet(
            Repository.Root,
            ["run", "--project", "BareFlow.Kernel", "-c", "Release", "--no-build", "--launch-profile", profile, "--", .. words]);
    }
}

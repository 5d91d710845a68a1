using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

[Collection(BuildCollection.Name)]
public class MissingToolTests(BuildFixture build)
{
    private const string Llvm = "winget install LLVM.LLVM";

    [Theory]
    [InlineData("ld.lld", "lld", Llvm)]
    [InlineData("clang", "clang", Llvm)]
    [InlineData("llvm-objcopy", "llvm", Llvm)]
    [InlineData("qemu-system-x86_64", "qemu-system-x86", "winget install SoftwareFreedomConservancy.QEMU")]
    public void Each_is_named_with_the_commands_that_install_it(string tool, string packages, string windows)
    {
        using var shims = new ToolShims(without: tool);
        CommandResult result = Command.DotnetWith("PATH", shims.Path, shims.Path, build.Tool, "check", "--run");
        Assert.NotEqual(0, result.ExitCode);
        string error = Assert.Single(result.Errors);
        Assert.Contains($"error BUILD0001: {tool} was not found", error);
        Assert.Contains($"sudo apt install {packages}.", error);
        Assert.Contains(windows, error);
    }

    [Fact]
    public void Nothing_is_missing_when_all_are_there()
    {
        using var shims = new ToolShims(without: "");
        CommandResult result = Command.DotnetWith("PATH", shims.Path, shims.Path, build.Tool, "check", "--run");
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
    }

    [Fact]
    public void The_build_says_so_before_anything_else_can_fail()
    {
        using var shims = new ToolShims(without: "ld.lld");
        using var kernel = new ExternalKernel(build);
        kernel.Write("Wrong.cs", "this is no C#");
        CommandResult result = Command.DotnetWith("PATH", shims.Path, kernel.Folder, "build");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error BUILD0001: ld.lld was not found", result.Errors[0]);
        Assert.All(result.Errors, error => Assert.Contains("error BUILD0001: ", error));
    }

    [Fact]
    public void Running_without_the_emulator_says_so()
    {
        using var shims = new ToolShims(without: "qemu-system-x86_64");
        CommandResult result = Command.DotnetWith(
            "PATH", shims.Path, shims.Path, build.Tool, "run", "--artifacts", build.Artifacts, "--name", "BareFlow", "exit");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error BUILD0001: qemu-system-x86_64 was not found", Assert.Single(result.Errors));
    }
}

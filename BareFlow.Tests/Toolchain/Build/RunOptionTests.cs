using System.Collections.Generic;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>Options of <c>cosmos run</c> that cannot be followed: the answer names what was wrong and what would be right.</summary>
[Collection(BuildCollection.Name)]
public class RunOptionTests(BuildFixture build)
{
    [Theory]
    [InlineData("--image", "banana", new[] { "'banana'", "'full'", "'core'", "'iso'" })]
    [InlineData("--firmware", "banana", new[] { "'banana'", "'bios'", "'uefi'" })]
    [InlineData("--firmware", "uefi", new[] { "error BUILD0004: --firmware uefi boots the ISO only: add --image iso." })]
    [InlineData("--emulator", "banana", new[] { "'banana'", "'qemu'", "'bochs'" })]
    [InlineData("--emulator", "bochs", new[] { "error BUILD0004: --emulator bochs boots the ISO by BIOS only: add --image iso, without --debug." })]
    [InlineData("--window", "banana", new[] { "'banana'", "'auto'", "'none'" })]
    [InlineData("--accel", "banana", new[] { "'banana'", "'auto'", "'tcg'", "'kvm'" })]
    [InlineData("--name", "Nobody", new[] { "error BUILD0003: There is no ", "Nobody.elf. Build the kernel first: dotnet build." })]
    public void A_wrong_value_is_named(string option, string value, string[] expected)
    {
        List<string> arguments = [build.Tool, "run", "--artifacts", build.Artifacts, option, value];
        if (option != "--name")
            arguments.AddRange(["--name", "BareFlow"]);

        CommandResult result = Command.Dotnet(build.At("."), arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.All(expected, text => Assert.Contains(text, result.Output));
    }
}

using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>The ISO as disks of virtual machines.</summary>
[Collection(BuildCollection.Name)]
public class DiskTests(BuildFixture build)
{
    [Fact]
    public async Task Each_format_holds_the_ISO_and_boots()
    {
        using var kernel = new ExternalKernel(build);
        BuildFixture.Require(kernel.Build("-c", "Release", "-p:CosmosDisks=vdi%3Bvmdk%3Bvhdx%3Bqcow2"));
        string stem = kernel.At("artifacts/Release/Hello.");
        foreach (string format in new[] { "vdi", "vmdk", "vhdx", "qcow2" })
        {
            ToolProcess.Run(Tool.DiskImage, ["compare", "-F", format, stem + "iso", stem + format]);
            Qemu machine = Qemu.Kernel(new KernelImage("", ""), "");
            BootResult result = await (machine with { Medium = ["-drive", $"file={stem}{format},format={format},if=ide,snapshot=on"] })
                .RunUntil(ExternalKernel.Greeting);
            result.MustEnd(Ending.Stopped);
        }
    }

    [Theory]
    [InlineData("-p:CosmosDisks=floppy", "CosmosDisks=floppy; each must be vdi, vmdk, vhdx or qcow2.")]
    [InlineData("-p:CosmosDisks=vdi", "but no ISO to make them from: CosmosIso is false.", "-p:CosmosIso=false")]
    public void What_cannot_be_made_is_said(string setting, string expected, string other = "-p:Nothing=")
    {
        using var kernel = new ExternalKernel(build);
        CommandResult result = kernel.Build("-c", "Release", setting, other);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("BUILD0007", result.Output);
        Assert.Contains(expected, result.Output);
    }
}

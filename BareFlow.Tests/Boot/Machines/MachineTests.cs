using System;
using System.Threading.Tasks;
using Xunit;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>The machines tell a triple fault, a reset and a hang from each other and from success.</summary>
public class MachineTests
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Qemu_sees_a_triple_fault()
    {
        using var disk = BootSector.ThatTripleFaults;
        (await Qemu.UsbStick(disk.Path).Run()).MustEnd(Ending.TripleFault);
    }

    [Fact]
    public async Task Qemu_sees_a_reset()
    {
        using var disk = BootSector.ThatResets;
        (await Qemu.UsbStick(disk.Path).Run()).MustEnd(Ending.Reset);
    }

    [Fact]
    public async Task Qemu_is_stopped_when_it_hangs()
    {
        using var disk = BootSector.ThatHangs;
        (await (Qemu.UsbStick(disk.Path) with { TimeLimit = SoonEnough }).Run()).MustEnd(Ending.TimedOut);
    }

    [Fact]
    public async Task Bochs_sees_a_triple_fault()
    {
        using var disk = BootSector.ThatTripleFaults;
        (await Bochs.Disk(disk.Path).Run()).MustEnd(Ending.TripleFault);
    }

    [Fact]
    public async Task Bochs_is_stopped_when_it_hangs()
    {
        using var disk = BootSector.ThatHangs;
        (await (Bochs.Disk(disk.Path) with { TimeLimit = SoonEnough }).Run()).MustEnd(Ending.TimedOut);
    }

    [Fact]
    public async Task A_failed_expectation_shows_the_serial_log()
    {
        BootResult result = await Qemu
            .Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core), "selftest exit")
            .Run();
        var failure = Assert.ThrowsAny<Exception>(() => result.MustSay("no kernel says this"));
        Assert.Contains("no kernel says this", failure.Message);
        Assert.Contains("KTAP version 1", failure.Message);
        Assert.Contains("-kernel", failure.Message);
    }
}

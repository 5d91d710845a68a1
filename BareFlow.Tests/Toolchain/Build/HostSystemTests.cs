using System.IO;
using System.Linq;
using BareFlow.Tests.Boot.Machines;
using Cosmos.Build.Run;
using IL2CPU.Tools;
using Xunit;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>What a machine is given on each system, as far as its command line shows it.</summary>
public class HostSystemTests
{
    private static readonly HostSystem Windows = new("whpx", HasScreen: true, ["gtk", "sdl"]);
    private static readonly HostSystem Mac = new("hvf", HasScreen: true, ["cocoa"]);
    private static readonly HostSystem AppleSilicon = new("", HasScreen: true, ["cocoa"]);
    private static readonly HostSystem Linux = new("kvm", HasScreen: true, ["gtk", "sdl"]);
    private static readonly HostSystem OnlySdl = new("kvm", HasScreen: true, ["sdl"]);
    private static readonly HostSystem Server = new("", HasScreen: false, ["gtk", "sdl"]);
    private static readonly HostSystem WithoutGui = new("kvm", HasScreen: true, []);

    [Fact]
    public void Each_system_has_its_window_and_its_way_to_virtualise()
    {
        Assert.Equal("-accel whpx -accel tcg -display gtk", Choice(Windows));
        Assert.Equal("-accel hvf -accel tcg -display cocoa", Choice(Mac));
        Assert.Equal("-accel tcg -display cocoa", Choice(AppleSilicon));
        Assert.Equal("-accel kvm -accel tcg -display gtk", Choice(Linux));
        Assert.Equal("-accel kvm -accel tcg -display sdl", Choice(OnlySdl));
        Assert.Equal("-accel tcg -display none", Choice(Server));
        Assert.Equal("-accel kvm -accel tcg -display none", Choice(WithoutGui));
    }

    [Fact]
    public void What_a_person_asks_for_is_done()
    {
        Assert.Equal("-accel tcg -display sdl", Choice(Linux, "sdl", "tcg"));
        Assert.Equal("-accel kvm -display none", Choice(Linux, "none", "kvm"));
        Assert.Equal("-accel tcg -display gtk", Choice(Server, "gtk"));
    }

    [Fact]
    public void A_window_that_this_QEMU_cannot_open_is_named()
    {
        var failure = Assert.Throws<BuildFailure>(() => Mac.WindowFor("gtk"));
        Assert.Contains("opens no gtk window (it has: cocoa)", failure.Message);
        Assert.Contains("it has: none", Assert.Throws<BuildFailure>(() => WithoutGui.WindowFor("gtk")).Message);
    }

    [Fact]
    public void A_path_of_Windows_stays_one_word()
    {
        var machine = new QemuMachine(QemuMachine.KernelWords(@"C:\Users\Zo\u00EB B\My Kernel.elf", "a b"));
        Assert.Equal(@"C:\Users\Zo\u00EB B\My Kernel.elf", machine.Arguments().ElementAt(1));
        Assert.Equal("a b", machine.Arguments().ElementAt(3));
    }

    [Theory]
    [InlineData(33, 0, "")]
    [InlineData(35, 1, "")]
    [InlineData(37, 2, "")]
    [InlineData(0, 0, "")]
    [InlineData(1, 1, "QEMU itself ended with code 1")]
    [InlineData(139, 139, "QEMU itself ended with code 139")]
    public void An_end_that_no_kernel_asked_for_says_what_to_do(int qemu, int expected, string advice)
    {
        MachineEnd end = MachineEnd.Of(qemu, "");
        Assert.Equal(expected, end.ExitCode);
        Assert.StartsWith(advice, end.Advice);
        Assert.Equal(advice.Length > 0, end.Advice.Length > 0);
    }

    [Fact]
    public void A_way_to_virtualise_is_tried_before_it_is_used()
    {
        string qemu = Requirement.Program(IL2CPU.Tools.Tool.Qemu);
        Assert.True(AcceleratorProbe.Works(qemu, HostSystem.Emulator));
        Assert.False(AcceleratorProbe.Works(qemu, "whpx"));
    }

    [Fact]
    public void A_triple_fault_is_told()
    {
        using var disk = BootSector.ThatTripleFaults;
        var messages = new StringWriter();
        Assert.Equal(2, Emulator.Run(new QemuMachine(QemuMachine.StickWords(disk.Path)) { Serial = QemuMachine.Nothing }, messages));
        Assert.Contains("triple fault", messages.ToString());
        Assert.Contains("--debug", messages.ToString());
    }

    private static string Choice(HostSystem host, string window = HostSystem.Any, string accelerator = HostSystem.Any)
    {
        var machine = new QemuMachine { Window = host.WindowFor(window), Accelerators = host.AcceleratorsFor(accelerator) };
        string[] words = [.. machine.Arguments()];
        return string.Join(' ', words.Zip(words.Skip(1)).Where(pair => pair.First is "-accel" or "-display").Select(pair => $"{pair.First} {pair.Second}"));
    }
}

using System;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>On machines that take no exit code, the kernel switches off and resets by what their firmware tells.</summary>
public class PowerTests(SelfTestIsos isos) : IClassFixture<SelfTestIsos>
{
    private const string Prompt = "\n> ";

    [Theory]
    [InlineData(BootMedium.CdByBios)]
    [InlineData(BootMedium.CdByUefi)]
    public async Task A_machine_with_ACPI_is_switched_off(BootMedium medium)
    {
        Qemu machine = Qemu.Cd(isos.For(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core)));
        if (medium == BootMedium.CdByUefi)
            machine = machine with { Firmware = Requirement.Uefi() };

        SelfTestReport.MustPass(await MustSwitchOff(machine));
    }

    [Theory]
    [InlineData(BuildConfiguration.Debug, "pc")]
    [InlineData(BuildConfiguration.Release, "pc")]
    [InlineData(BuildConfiguration.Release, "q35")]
    public async Task So_is_one_without_a_medium(BuildConfiguration configuration, string type)
    {
        Qemu machine = Qemu.Kernel(KernelImages.Get(configuration, ImageKind.Core), "selftest=time.* exit");
        SelfTestReport.MustPass(await MustSwitchOff(machine with { Type = type }));
    }

    [Fact]
    public async Task A_machine_without_ACPI_is_halted_with_a_message()
    {
        Qemu machine = Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core), "selftest=time.* exit");
        BootResult result = await (machine with { Type = "pc,acpi=off", TakesExitCode = false }).RunUntil("Halted.");
        result.MustEnd(Ending.Stopped).MustSay("All ");
    }

    [Fact]
    public async Task A_panic_can_be_read_before_the_machine_goes_off()
    {
        Qemu machine = Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core), "fault=de");
        BootResult result = await (machine with { TakesExitCode = false }).RunUntil("Power off in ");
        result.MustEnd(Ending.Stopped).MustSay("#DE");
    }

    [Theory]
    [InlineData("reboot", "pc", Ending.Reset)]
    [InlineData("reboot", "q35", Ending.Reset)]
    [InlineData("reboot", "pc,acpi=off", Ending.Reset)]
    [InlineData("poweroff", "pc", Ending.PoweredOff)]
    internal async Task The_monitor_resets_and_switches_off(string command, string type, Ending ending)
    {
        Qemu machine = Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Full), "");
        using QemuSession session = (machine with { Type = type }).Start();
        await session.WaitFor(Prompt);
        await session.Send(command + "\r");
        (await session.Finish()).MustEnd(ending);
    }

    private static async Task<BootResult> MustSwitchOff(Qemu machine) =>
        (await (machine with { TakesExitCode = false }).Run()).MustEnd(Ending.PoweredOff);
}

using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>Interrupts come by whatever controllers the machine has, and its CPUs are known.</summary>
public class InterruptTests
{
    [Theory]
    [InlineData("max", "pc", 1, "APIC, 1 CPUs")]
    [InlineData("max", "pc", 4, "APIC, 4 CPUs")]
    [InlineData("max", "q35", 4, "APIC, 4 CPUs")]
    [InlineData("max,-apic", "pc", 1, "PIC, 1 CPUs")]
    [InlineData("max", "pc,acpi=off", 1, "APIC, 1 CPUs")]
    [InlineData("max,-apic", "pc,acpi=off", 1, "PIC, 1 CPUs")]
    public async Task Time_passes(string cpu, string type, int cpus, string found)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        Qemu machine = Qemu.Kernel(image, "selftest=time.* exit") with { Cpu = cpu, Type = type, Cpus = cpus };
        BootResult result = await machine.Run();
        Assert.StartsWith(found, result.MustEnd(Ending.Success).LineWith(" CPUs"));
        SelfTestReport.MustPass(result);
    }
}

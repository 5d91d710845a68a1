using System.Threading.Tasks;
using BareFlow.Tests.Boot.Consoles;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>On a CPU that cannot run compiled C#, the kernel names what is missing instead of dying of it.</summary>
public class UnfitCpuTests
{
    [Theory]
    [InlineData("qemu64", " SSSE3 SSE4.1 SSE4.2 POPCNT")]
    [InlineData("core2duo", " SSE4.1 SSE4.2 POPCNT")]
    [InlineData("max,popcnt=off", " POPCNT")]
    [InlineData("max,cx16=off", " CMPXCHG16B")]
    [InlineData("max,lahf-lm=off", " LAHF-SAHF")]
    [InlineData("max,nx=off", " NX")]
    [InlineData("kvm32", " long-mode")]
    [InlineData("pentium3", " SSE3", " long-mode")]
    [InlineData("486", " long-mode")]
    public async Task Missing_features_are_named(string cpu, params string[] features)
    {
        BootResult result = await Boot(cpu);
        result.MustEnd(Ending.Panic).MustSay("x86-64-v2").MustSay(features);
        result.Require(!result.Serial.Contains("KTAP"), "expected no self-test");
    }

    [Fact]
    public async Task They_are_named_on_the_screen_too()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        using var monitor = new QemuMonitor();
        Qemu machine = Qemu.Kernel(image, "") with
        {
            Cpu = "qemu64", Serial = "none", MonitorSocket = monitor.SocketPath, TakesExitCode = false,
        };
        using QemuSession session = machine.Start();
        await monitor.Connect();
        ScreenText screen = await monitor.WaitForScreen(ScreenFont.OfVga(), "this one lacks: SSSE3 SSE4.1 SSE4.2 POP");
        Assert.StartsWith("CNT. In QEMU, use -cpu max.", screen.Rows[1]);
    }

    [Theory]
    [InlineData("Nehalem")]
    [InlineData("Nehalem,+xsave")]
    [InlineData("Nehalem,+xsave,+avx")]
    [InlineData("Haswell")]
    [InlineData("Opteron_G4,-xsave")]
    [InlineData("Opteron_G5,-xsave")]
    public async Task A_CPU_that_has_them_all_is_taken(string cpu)
    {
        BootResult result = await Boot(cpu);
        SelfTestReport.MustBePerfect(result.MustEnd(Ending.Success));
    }

    private static Task<BootResult> Boot(string cpu)
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        return (Qemu.Kernel(image, "selftest exit") with { Cpu = cpu }).Run();
    }
}

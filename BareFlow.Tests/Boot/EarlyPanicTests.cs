using System.Threading.Tasks;
using BareFlow.Tests.Boot.Consoles;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot;

/// <summary>A panic has its text on the screen however early it comes: before the final page tables, and between them and the
/// screen's start.</summary>
public class EarlyPanicTests
{
    private const ulong Start = 0x20_0000;
    private const ulong Frame = 4096;

    /// <summary>The more frames there are, the further boot comes before it needs one more.</summary>
    [Theory]
    [InlineData(0, "the account of the RAM")]
    [InlineData(2, "the kernel's page tables")]
    [InlineData(8, "the account of addresses")]
    public async Task What_there_is_no_RAM_for_is_on_the_screen(ulong frames, string missing)
    {
        using var loader = new PvhLoader { CommandLine = "exit" };
        loader.Map.Clear();
        loader.Map.Add((Start, frames * Frame, PvhLoader.Usable));
        using var monitor = new QemuMonitor();
        Qemu machine = loader.Boot(KernelImages.Get(BuildConfiguration.Release, ImageKind.Core)) with
        {
            MonitorSocket = monitor.SocketPath, TakesExitCode = false,
        };
        using QemuSession session = machine.Start();
        await monitor.Connect();
        await session.WaitFor($"*** panic: no RAM for {missing}");
        await monitor.WaitForScreen(ScreenFont.OfVga(), $"*** panic: no RAM for {missing}");
        (await session.Stop()).MustEnd(Ending.Stopped);
    }
}

using System;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using Xunit;

namespace BareFlow.Tests.Boot.Consoles;

/// <summary>What a person sees on the machine's own screen and types on its keyboard: pictures of the screen are read back
/// into text by the font that drew them.</summary>
public sealed class ConsoleTests(ConsoleIsos isos) : IClassFixture<ConsoleIsos>
{
    private const string Banner = "BareFlow, a 64-bit kernel in C# and X#";
    private const string Greeting = "BareFlow is up. Type help.";
    private const string Passed = "self-tests passed.";
    private const string Prompt = "\n> ";
    private const int Green = 0x54FC54;
    private const int LightGrey = 0xA8A8A8;
    private const int Red = 0xFC5454;
    private const int Yellow = 0xFCFC54;

    [Theory]
    [InlineData(ConsoleStart.Direct, 720, 400)]
    [InlineData(ConsoleStart.CdByBios, 720, 400)]
    [InlineData(ConsoleStart.CdByUefi, 1024, 768)]
    public async Task The_screen_shows_what_is_written(ConsoleStart start, int width, int height)
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = await Begin(start, "nonsense", monitor);
        ScreenText screen = await monitor.WaitForScreen(FontOf(start), Greeting);
        Assert.Equal((width, height), screen.Size);
        Assert.Equal(Banner, screen.Rows[0]);
        Assert.Equal(LightGrey, screen.ColourOf(Banner));
        Assert.Equal(Yellow, screen.ColourOf("nonsense: not in this kernel"));
        Assert.DoesNotContain(screen.Rows, row => row.TrimEnd(ScreenFont.Unknown).Contains(ScreenFont.Unknown));
    }

    [Theory]
    [InlineData(ConsoleStart.Direct)]
    [InlineData(ConsoleStart.CdByUefi)]
    public async Task Long_texts_scroll(ConsoleStart start)
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = await Begin(start, "", monitor);
        await session.Send("selftest freelist.*\rselftest bump.*\rselftest freelist.*\rselftest console.scroll\r");
        await session.WaitFor("console.scroll");
        await session.WaitFor(Prompt);
        ScreenText screen = await monitor.WaitForScreen(FontOf(start), "console.scroll");
        Assert.DoesNotContain(Banner, screen.ToString());
        Assert.Contains(Passed, screen.ToString());
        Assert.Equal(Green, screen.ColourOf("ok 1 console.scroll"));
        Assert.Equal(Array.FindLastIndex(screen.Rows, row => row.Length > 0), screen.Rows.Length - 1);
    }

    [Theory]
    [InlineData(ConsoleStart.Direct)]
    [InlineData(ConsoleStart.CdByBios)]
    [InlineData(ConsoleStart.CdByUefi)]
    public async Task The_keyboard_talks_with_the_monitor(ConsoleStart start)
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = await Begin(start, "", monitor);
        foreach (string key in (string[])["h", "e", "x", "backspace", "l", "p", "ret"])
            await monitor.Press(key);

        Assert.Contains("run the self-tests", await session.WaitFor(Prompt));
        foreach (string key in (string[])["shift-h", "caps_lock", "e", "caps_lock", "shift-1", "2", "left", "ret"])
            await monitor.Press(key);

        Assert.Contains("'HE!2'", await session.WaitFor(Prompt));
        ScreenText screen = await monitor.WaitForScreen(FontOf(start), "'HE!2'");
        Assert.Contains("> help", screen.Rows);
    }

    [Fact]
    public async Task A_failure_is_red()
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = await Begin(ConsoleStart.Direct, "selftest=broken.on-purpose", monitor);
        ScreenText screen = await monitor.WaitForScreen(ScreenFont.OfVga(), "not ok 1 broken.on-purpose");
        Assert.Equal(Red, screen.ColourOf("not ok 1"));
    }

    [Fact]
    public async Task Serial_alone_leaves_the_screen_as_it_was()
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = await Begin(ConsoleStart.Direct, "console=serial", monitor);
        ScreenText screen = await monitor.ReadScreen(ScreenFont.OfVga());
        Assert.Equal(Banner, screen.Rows[0]);
        Assert.DoesNotContain(Greeting, screen.ToString());
    }

    [Fact]
    public async Task The_screen_alone_leaves_serial_silent()
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = Start(ConsoleStart.Direct, "console=vga", monitor);
        await session.WaitFor(Banner);
        await monitor.Connect();
        await monitor.WaitForScreen(ScreenFont.OfVga(), Greeting);
        BootResult result = await session.Stop();
        result.Require(!result.Serial.Contains(Greeting), "expected nothing after the first line");
    }

    [Fact]
    public async Task A_machine_without_a_screen_says_so_on_serial()
    {
        KernelImage image = KernelImages.Get(BuildConfiguration.Release, ImageKind.Core);
        BootResult result = await (Qemu.Kernel(image, "console=vga selftest=console.* exit") with { Display = "none" }).Run();
        Assert.Contains("no screen", result.MustEnd(Ending.Success).LineWith("console=vga"));
        SelfTestReport.MustPass(result);
    }

    /// <summary>Boots into the kernel's monitor, and connects with QEMU's.</summary>
    private async Task<QemuSession> Begin(ConsoleStart start, string commandLine, QemuMonitor monitor)
    {
        QemuSession session = Start(start, commandLine, monitor);
        await session.WaitFor(Greeting);
        await session.WaitFor(Prompt);
        await monitor.Connect();
        return session;
    }

    private QemuSession Start(ConsoleStart start, string commandLine, QemuMonitor monitor) =>
        (MachineFor(start, commandLine) with { MonitorSocket = monitor.SocketPath }).Start();

    private Qemu MachineFor(ConsoleStart start, string commandLine) => start switch
    {
        ConsoleStart.Direct => Qemu.Kernel(KernelImages.Get(BuildConfiguration.Release, ImageKind.Full), commandLine),
        ConsoleStart.CdByBios => Qemu.Cd(isos.For(commandLine)),
        ConsoleStart.CdByUefi => Qemu.Cd(isos.For(commandLine)) with { Firmware = Requirement.Uefi() },
        _ => throw new ArgumentOutOfRangeException(nameof(start), start, null),
    };

    private static ScreenFont FontOf(ConsoleStart start) =>
        start == ConsoleStart.CdByUefi ? ScreenFont.OfKernel() : ScreenFont.OfVga();
}

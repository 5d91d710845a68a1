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
        using QemuSession session = await Begin(start, "harden=nonsense", monitor);
        ScreenText screen = await monitor.WaitForScreen(FontOf(start), Greeting);
        Assert.Equal((width, height), screen.Size);
        Assert.Equal(Banner, screen.Rows[0]);
        Assert.Equal(LightGrey, screen.ColourOf(Banner));
        Assert.Equal(Yellow, screen.ColourOf("harden=nonsense: not in this kernel"));
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
    public async Task Each_key_of_the_keyboard_is_told_from_the_others()
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = await Begin(ConsoleStart.Direct, "", monitor);
        await session.Send("keys\r");
        await session.WaitFor("keys");
        (string Pressed, string Read)[] keys =
        [
            ("up", "UpArrow"), ("home", "Home"), ("pgdn", "PageDown"), ("delete", "Delete"), ("f1", "F1"), ("f12", "F12"),
            ("backspace", "Backspace"), ("ctrl-backspace", "Control Backspace"), ("shift-tab", "Shift Tab"),
            ("alt-x", "Alt X"), ("ctrl-right", "Control RightArrow"), ("esc", "Escape"), ("shift-f5", "Shift F5"),
        ];
        foreach ((string pressed, string read) in keys)
        {
            await monitor.Press(pressed);
            await session.WaitFor($"\r\n{read}");
        }

        foreach (string pressed in (string[])["pause", "pause", "pause", "pause", "pause", "print", "d"])
            await monitor.Press(pressed);

        await session.WaitFor("\r\nD\r\n");
    }

    [Fact]
    public async Task Each_key_of_a_serial_terminal_is_told_from_the_others()
    {
        using QemuSession session = Start(ConsoleStart.Direct, "");
        await session.WaitFor(Prompt);
        await session.Send("keys\r");
        await session.WaitFor("keys");
        (string Sent, string Read)[] keys =
        [
            ("\e[A", "UpArrow"), ("\eOA", "UpArrow"), ("\e[H", "Home"), ("\e[3~", "Delete"), ("\eOP", "F1"),
            ("\e[24~", "F12"), ("\x7f", "Backspace"), ("\e[Z", "Shift Tab"), ("\ex", "Alt X"),
            ("\e[1;5C", "Control RightArrow"), ("\e", "Escape"),
        ];
        foreach ((string sent, string read) in keys)
        {
            await session.Send(sent);
            await session.WaitFor($"\r\n{read}");
        }
    }

    [Fact]
    public async Task Characters_beyond_ASCII_come_once_over_the_serial_line()
    {
        const string typed = "ääääääääääääääääääää€漢🙂";
        using QemuSession session = Start(ConsoleStart.Direct, "");
        await session.WaitFor(Prompt);
        await session.Send(typed + "\r");
        Assert.Contains($"'{typed}'", await session.WaitFor("Type help"));
    }

    [Fact]
    public async Task The_keyboard_works_without_a_serial_port()
    {
        using var monitor = new QemuMonitor();
        using QemuSession session = (MachineFor(ConsoleStart.Direct, "") with { MonitorSocket = monitor.SocketPath, Serial = "none" })
            .Start();
        await monitor.Connect();
        await monitor.WaitForScreen(ScreenFont.OfVga(), Greeting);
        foreach (string key in (string[])["d", "a", "t", "e", "ret"])
            await monitor.Press(key);

        await monitor.WaitForScreen(ScreenFont.OfVga(), "up for");
    }

    [Fact]
    public async Task A_fault_report_ends_with_what_matters_most()
    {
        using var monitor = new QemuMonitor();
        Qemu machine = MachineFor(ConsoleStart.Direct, "core fault=pf") with { MonitorSocket = monitor.SocketPath, TakesExitCode = false };
        using QemuSession session = machine.Start();
        await session.WaitFor("panic: a fault in the kernel");
        await monitor.Connect();
        ScreenText screen = await monitor.WaitForScreen(ScreenFont.OfVga(), "panic: a fault in the kernel");
        Assert.Contains(screen.Rows, row => row.StartsWith("*** vector 14 at 0x"));
        Assert.Contains(screen.Rows, row => row.StartsWith("*** address 0x"));
        Assert.Contains(screen.Rows, row => row.StartsWith("*** most likely: a bad pointer"));
        int first = Array.FindIndex(screen.Rows, row => row.StartsWith("CR3"));
        Assert.True(first > 0 && screen.Rows[first - 1].StartsWith("SS "), screen.ToString());
    }

    [Fact]
    public async Task Keys_page_through_a_fault_report()
    {
        using var monitor = new QemuMonitor();
        Qemu machine = MachineFor(ConsoleStart.Direct, "core fault=pf") with { MonitorSocket = monitor.SocketPath, TakesExitCode = false };
        using QemuSession session = machine.Start();
        await session.WaitFor("Page Up and Page Down");
        await monitor.Connect();
        await monitor.Press("pgup");
        ScreenText before = await monitor.WaitForScreen(ScreenFont.OfVga(), "*** CPU fault: vector 14");
        Assert.DoesNotContain("Page Up and Page Down", before.ToString());
        await monitor.Press("home");
        await monitor.WaitForScreen(ScreenFont.OfVga(), Banner);
        await monitor.Press("up");
        await monitor.Press("end");
        ScreenText after = await monitor.WaitForScreen(ScreenFont.OfVga(), "Page Up and Page Down");
        Assert.Contains(after.Rows, row => row.StartsWith("*** most likely: a bad pointer"));
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

    private QemuSession Start(ConsoleStart start, string commandLine) => MachineFor(start, commandLine).Start();

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

using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using QemuTool = IL2CPU.Tools.Tool;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A PC emulated by QEMU, with the serial port on its standard input and output. It ends instead of resetting.
/// </summary>
internal sealed record Qemu : Machine
{
    private readonly IReadOnlyList<string> _medium;

    private Qemu(params IReadOnlyList<string> medium) => _medium = medium;

    /// <summary>The CPU model.</summary>
    public string Cpu { get; init; } = "max";

    /// <summary>RAM, as QEMU writes it.</summary>
    public string Memory { get; init; } = "512M";

    /// <summary>CPUs.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>The machine's type, as QEMU names it.</summary>
    public string Type { get; init; } = "pc";

    /// <summary>Whether it takes the kernel's exit code; without, it ends as a machine of metal does.</summary>
    public bool TakesExitCode { get; init; } = true;

    /// <summary>The firmware file; empty for SeaBIOS.</summary>
    public string Firmware { get; init; } = "";

    /// <summary>The Unix socket that QEMU's monitor listens on; empty for none.</summary>
    public string MonitorSocket { get; init; } = "";

    /// <summary>The Unix socket at which it waits for a debugger before the first instruction; empty for no debugger.</summary>
    public string DebuggerSocket { get; init; } = "";

    /// <summary>What the first serial port is connected to, as QEMU calls it; none for no port.</summary>
    public string Serial { get; init; } = "stdio";

    /// <summary>The time of day that its clock shows at the start, as QEMU takes it.</summary>
    public string Clock { get; init; } = "utc";

    /// <summary>The display adapter, as QEMU calls it.</summary>
    public string Display { get; init; } = "std";

    /// <summary>The file into which what its speaker plays is written; empty for no speaker that is heard.</summary>
    public string Sound { get; init; } = "";

    /// <summary>A machine whose kernel QEMU itself loads.</summary>
    public static Qemu Kernel(KernelImage image, string commandLine) =>
        new("-kernel", image.Elf, "-append", commandLine);

    /// <summary>A machine on which a loader of a test's own comes first.</summary>
    /// <param name="loader">The ELF that QEMU starts.</param>
    /// <param name="rest">What else is there.</param>
    public static Qemu Loader(string loader, IReadOnlyList<string> rest) => new(["-kernel", loader, .. rest]);

    /// <summary>A machine that boots from CD.</summary>
    public static Qemu Cd(string iso) => new("-cdrom", iso);

    /// <summary>A machine that boots from a USB stick onto which the file was copied.</summary>
    public static Qemu UsbStick(string image) => new(
        "-drive", $"file={image},format=raw,if=none,id=stick,readonly=on",
        "-device", "qemu-xhci",
        "-device", "usb-storage,drive=stick,bootindex=0");

    /// <summary>Starts it, to talk with it.</summary>
    public QemuSession Start()
    {
        string program = Requirement.Program(QemuTool.Qemu);
        string cpuLog = Path.GetTempFileName();
        string[] arguments = [.. Arguments(), "-D", cpuLog];
        return new QemuSession(
            MachineProcess.Start(program, arguments, TimeLimit), $"{program} {string.Join(' ', arguments)}", cpuLog);
    }

    /// <inheritdoc />
    public override async Task<BootResult> Run()
    {
        using QemuSession session = Start();
        return await session.Finish();
    }

    /// <summary>Runs it until a text comes over the serial port, for machines that do not end by themselves.</summary>
    public async Task<BootResult> RunUntil(string text)
    {
        using QemuSession session = Start();
        await session.WaitFor(text);
        return await session.Stop();
    }

    private IEnumerable<string> Arguments() =>
    [
        .. _medium,
        .. Firmware.Length > 0 ? ["-bios", Firmware] : (IEnumerable<string>)[],
        "-cpu", Cpu,
        "-m", Memory,
        "-machine", Sound.Length > 0 ? $"{Type},pcspk-audiodev=speaker" : Type,
        .. Sound.Length > 0 ? ["-audiodev", $"wav,id=speaker,path={Sound}"] : (IEnumerable<string>)[],
        "-smp", $"{Cpus}",
        .. TakesExitCode ? ["-device", "isa-debug-exit,iobase=0xf4,iosize=4"] : (IEnumerable<string>)[],
        "-display", "none",
        "-vga", Display,
        "-monitor", MonitorSocket.Length > 0 ? $"unix:{MonitorSocket},server=on,wait=off" : "none",
        "-serial", Serial,
        "-rtc", $"base={Clock}",
        .. DebuggerSocket.Length > 0
            ? ["-S", "-chardev", $"socket,path={DebuggerSocket},server=on,wait=off,id=debugger", "-gdb", "chardev:debugger"]
            : (IEnumerable<string>)[],
        "-no-reboot",
        "-d", $"cpu_reset,trace:{QemuSession.ShutdownTrace}",
    ];
}

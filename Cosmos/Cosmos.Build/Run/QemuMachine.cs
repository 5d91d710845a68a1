using System.Collections.Generic;
using System.Linq;

namespace Cosmos.Build.Run;

/// <summary>A PC that QEMU emulates, as the command line that starts it. Everything that boots a kernel in QEMU gets its command line
/// here: <c>run</c>, an IDE, the tests, and by the subcommand <c>qemu</c> the scripts. It ends instead of resetting.</summary>
/// <param name="Medium">What it boots from, as QEMU's words.</param>
internal record QemuMachine(params IReadOnlyList<string> Medium)
{
    /// <summary>The CPU model: all that QEMU can emulate.</summary>
    public const string AnyCpu = "max";

    /// <summary>The default size of the RAM.</summary>
    public const string UsualMemory = "512M";

    /// <summary>The serial port on QEMU's own input and output.</summary>
    public const string Terminal = "stdio";

    /// <summary>What nothing is connected to.</summary>
    public const string Nothing = "none";

    /// <summary>The device that ends QEMU with twice the kernel's exit code plus one (<see cref="QemuExit"/>).</summary>
    private const string ExitDevice = "isa-debug-exit,iobase=0xf4,iosize=4";

    /// <summary>The name of the speaker's sound.</summary>
    private const string Speaker = "speaker";

    /// <summary>The CPU model.</summary>
    public string Cpu { get; init; } = AnyCpu;

    /// <summary>RAM, as QEMU writes it.</summary>
    public string Memory { get; init; } = UsualMemory;

    /// <summary>CPUs.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>The machine's type, as QEMU names it.</summary>
    public string Type { get; init; } = "pc";

    /// <summary>Whether it takes the kernel's exit code; without, it ends as a machine of metal does.</summary>
    public bool TakesExitCode { get; init; } = true;

    /// <summary>The firmware file; empty for SeaBIOS.</summary>
    public string Firmware { get; init; } = "";

    /// <summary>What QEMU's monitor is connected to, as QEMU calls it.</summary>
    public string Monitor { get; init; } = Nothing;

    /// <summary>What the first serial port is connected to, as QEMU calls it; none for no port.</summary>
    public string Serial { get; init; } = Terminal;

    /// <summary>The time of day that its clock shows at the start, as QEMU takes it.</summary>
    public string Clock { get; init; } = "utc";

    /// <summary>The window in which its screen is shown, as QEMU calls it.</summary>
    public string Window { get; init; } = Nothing;

    /// <summary>The ways to run its CPU, in the order in which they are tried; empty for QEMU's own choice, the emulator.</summary>
    public IReadOnlyList<string> Accelerators { get; init; } = [];

    /// <summary>The display adapter, as QEMU calls it.</summary>
    public string Display { get; init; } = "std";

    /// <summary>The file into which what its speaker plays is written; empty for no speaker that is heard.</summary>
    public string Sound { get; init; } = "";

    /// <summary>Where it waits for a debugger before the first instruction, as QEMU's words; empty for no debugger.</summary>
    public IReadOnlyList<string> Debugger { get; init; } = [];

    /// <summary>What comes behind all that.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>The words of a machine that waits for gdb on port 1234.</summary>
    public static IReadOnlyList<string> DebuggerWords => ["-s", "-S"];

    /// <summary>The words of a machine whose kernel QEMU itself loads.</summary>
    /// <param name="image">The ELF.</param>
    /// <param name="commandLine">The kernel command line.</param>
    public static string[] KernelWords(string image, string commandLine) => ["-kernel", image, "-append", commandLine];

    /// <summary>The words of a machine that boots from CD.</summary>
    public static string[] CdWords(string iso) => ["-cdrom", iso];

    /// <summary>The words of a machine that boots from a USB stick onto which the file was copied.</summary>
    public static string[] StickWords(string image) =>
    [
        "-drive", $"file={image},format=raw,if=none,id=stick,readonly=on",
        "-device", "qemu-xhci",
        "-device", "usb-storage,drive=stick,bootindex=0",
    ];

    /// <summary>The words behind QEMU's name.</summary>
    public IEnumerable<string> Arguments() =>
    [
        .. Medium,
        .. Firmware.Length > 0 ? ["-bios", Firmware] : (IEnumerable<string>)[],
        "-cpu", Cpu,
        "-m", Memory,
        "-machine", Sound.Length > 0 ? $"{Type},pcspk-audiodev={Speaker}" : Type,
        .. Sound.Length > 0 ? ["-audiodev", $"wav,id={Speaker},path={Sound}"] : (IEnumerable<string>)[],
        "-smp", $"{Cpus}",
        .. TakesExitCode ? ["-device", ExitDevice] : (IEnumerable<string>)[],
        .. Accelerators.SelectMany(way => (string[])["-accel", way]),
        "-display", Window,
        "-vga", Display,
        "-monitor", Monitor,
        "-serial", Serial,
        "-rtc", $"base={Clock}",
        .. Debugger,
        "-no-reboot",
        .. More,
    ];
}

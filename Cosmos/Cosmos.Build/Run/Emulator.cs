using System.Collections.Generic;
using System.Diagnostics;
using IL2CPU.Native;

namespace Cosmos.Build.Run;

/// <summary>Starts QEMU on what was built, with the serial console on this terminal.</summary>
/// <param name="Image">What to boot.</param>
/// <param name="Firmware">By which firmware, when it boots from a disk.</param>
/// <param name="CommandLine">The kernel command line, when QEMU loads the kernel itself.</param>
/// <param name="Memory">RAM, as QEMU writes it.</param>
/// <param name="WaitForDebugger">Whether to stop before the first instruction and listen for gdb on port 1234.</param>
internal sealed record Emulator(BootImage Image, Firmware Firmware, string CommandLine, string Memory, bool WaitForDebugger)
{
    // Twice the kernel's exit code plus one: what isa-debug-exit makes of Cosmos.Core's ExitCode.
    private const int Success = 33;
    private const int SelfTestFailed = 35;
    private const int Panic = 37;

    /// <summary>Runs to the end of the machine.</summary>
    /// <returns>0 when the kernel ended well, 1 when a self-test failed, 2 after a panic, else QEMU's own code.</returns>
    public int Run()
    {
        using Process process = Process.Start(new ProcessStartInfo(ToolLocator.Find(Tool.Qemu), Arguments()))!;
        process.WaitForExit();
        return Translate(process.ExitCode);
    }

    private IEnumerable<string> Arguments() =>
    [
        .. Image.IsDisk ? DiskArguments() : ["-kernel", Image.Path, "-append", CommandLine],
        "-m", Memory,
        "-cpu", "max",
        "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
        "-display", "none",
        "-monitor", "none",
        "-serial", "stdio",
        "-no-reboot",
        .. WaitForDebugger ? ["-s", "-S"] : (IEnumerable<string>)[],
    ];

    private IEnumerable<string> DiskArguments() =>
    [
        "-cdrom", Image.Path,
        .. Firmware == Firmware.Uefi ? ["-bios", UefiFirmware.Find()] : (IEnumerable<string>)[],
    ];

    private static int Translate(int exitCode) => exitCode switch
    {
        Success => 0,
        SelfTestFailed => 1,
        Panic => 2,
        _ => exitCode,
    };
}

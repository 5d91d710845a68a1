using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using IL2CPU.Tools;

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

    /// <summary>Ctrl-D: what ends the input of a terminal. The first one ends a line that was begun.</summary>
    private const string EndOfInput = "\x04\x04";

    /// <summary>Runs to the end of the machine. Input that is no terminal is typed at the serial console, and its end, which a wire
    /// does not have, as Ctrl-D.</summary>
    /// <returns>0 when the kernel ended well, 1 when a self-test failed, 2 after a panic, else QEMU's own code.</returns>
    public int Run()
    {
        bool isRedirected = Console.IsInputRedirected;
        var start = new ProcessStartInfo(ToolLocator.Find(Tool.Qemu), Arguments()) { RedirectStandardInput = isRedirected };
        using Process process = Process.Start(start)!;
        if (isRedirected)
            _ = Type(process.StandardInput);

        process.WaitForExit();
        return Translate(process.ExitCode);
    }

    private static async Task Type(StreamWriter console)
    {
        try
        {
            await Console.OpenStandardInput().CopyToAsync(console.BaseStream);
            await console.WriteAsync(EndOfInput);
            await console.FlushAsync();
        }
        catch (IOException)
        {
            // The machine ended before its input did.
        }
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

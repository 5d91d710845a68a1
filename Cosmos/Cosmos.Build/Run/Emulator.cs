using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using IL2CPU.Tools;

namespace Cosmos.Build.Run;

/// <summary>Runs QEMU with the serial console on this terminal.</summary>
internal static class Emulator
{
    /// <summary>Ctrl-D: what ends the input of a terminal. The first one ends a line that was begun.</summary>
    private const string EndOfInput = "\x04\x04";

    /// <summary>Runs to the end of the machine. Input that is no terminal is typed at the serial console, and its end, which a wire
    /// does not have, as Ctrl-D.</summary>
    /// <returns>0 when the kernel ended well, 1 when a self-test failed, 2 after a panic, else QEMU's own code.</returns>
    /// <exception cref="BuildFailure">QEMU is not installed.</exception>
    public static int Run(QemuMachine machine)
    {
        bool isRedirected = Console.IsInputRedirected;
        var start = new ProcessStartInfo(ToolLocator.Find(Tool.Qemu), machine.Arguments()) { RedirectStandardInput = isRedirected };
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

    private static int Translate(int exitCode) => exitCode switch
    {
        QemuExit.Success => 0,
        QemuExit.SelfTestFailed => 1,
        QemuExit.Panic => 2,
        _ => exitCode,
    };
}

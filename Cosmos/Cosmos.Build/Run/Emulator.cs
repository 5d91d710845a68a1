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
    /// does not have, as Ctrl-D. An end that no kernel asked for is told on <paramref name="messages"/>.</summary>
    /// <returns>0 when the kernel ended well or the window was closed, 1 when a self-test failed, 2 after a panic or a triple fault, else
    /// QEMU's own code.</returns>
    /// <exception cref="BuildFailure">QEMU is not installed.</exception>
    public static int Run(QemuMachine machine, TextWriter messages)
    {
        using var work = new WorkFolder();
        string resets = Path.Combine(work.Path, "resets.log");
        int code = Start(machine with { More = [.. machine.More, "-d", "cpu_reset", "-D", resets] });
        MachineEnd end = MachineEnd.Of(code, File.Exists(resets) ? File.ReadAllText(resets) : "");
        if (end.Advice.Length > 0)
            messages.WriteLine(end.Advice);

        return end.ExitCode;
    }

    private static int Start(QemuMachine machine)
    {
        bool isRedirected = Console.IsInputRedirected;
        var start = new ProcessStartInfo(ToolLocator.Find(Tool.Qemu), machine.Arguments()) { RedirectStandardInput = isRedirected };
        using Process process = Process.Start(start)!;
        if (isRedirected)
            _ = Type(process.StandardInput);

        process.WaitForExit();
        return process.ExitCode;
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
}

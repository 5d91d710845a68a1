using System;
using System.Diagnostics;

namespace Cosmos.Build.Run;

/// <summary>Finds out whether a way to virtualise works, by a machine that does nothing. QEMU tries the next way only where the system has
/// none: where it has one that cannot do what a machine needs, QEMU itself ends.</summary>
internal static class AcceleratorProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether a machine with such a CPU can be made.</summary>
    /// <param name="qemu">QEMU's path.</param>
    /// <param name="accelerator">The way, as QEMU calls it.</param>
    public static bool Works(string qemu, string accelerator)
    {
        var machine = new QemuMachine("-S") { Accelerators = [accelerator], Monitor = QemuMachine.Terminal, Serial = QemuMachine.Nothing };
        var start = new ProcessStartInfo(qemu, machine.Arguments())
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.WriteLine("quit");
        if (process.WaitForExit(Patience))
            return process.ExitCode == 0;

        process.Kill();
        return false;
    }
}

using System;
using System.IO;
using Cosmos.Build.Iso;
using IL2CPU.Tools;

namespace Cosmos.Build.Run;

/// <summary>Boots what was built.</summary>
/// <param name="request">What, and how.</param>
/// <param name="messages">Where it is told what was chosen, and how a run ended that no kernel ended.</param>
internal sealed class KernelRun(RunRequest request, TextWriter messages)
{
    /// <summary>Runs to the end of the machine.</summary>
    /// <returns>What the command exits with.</returns>
    /// <exception cref="BuildFailure">It cannot be done: something is missing, or options do not go together.</exception>
    public int Run()
    {
        if (request.Emulator == RunRequest.Bochs)
            return RunInBochs();

        string firmware = FindFirmware();
        return request.Image == RunRequest.IsoImage
            ? WithIso(iso => Emulator.Run(Machine(firmware) with { Medium = QemuMachine.CdWords(iso) }, messages))
            : Emulator.Run(Machine(firmware) with { Medium = QemuMachine.KernelWords(Kernel(), request.Line) }, messages);
    }

    private int RunInBochs()
    {
        if (request.Image != RunRequest.IsoImage || request.Firmware == RunRequest.Uefi || request.IsDebugged)
        {
            throw new BuildFailure(
                BuildFailure.BadArgument,
                $"--emulator {RunRequest.Bochs} boots the ISO by BIOS only: add --image {RunRequest.IsoImage}, without --debug.");
        }

        return WithIso(iso => BochsRun.Run(iso, messages));
    }

    private string Kernel() => Existing(request.Stem + (request.Image == RunRequest.CoreImage ? ".core.elf" : ".elf"));

    /// <summary>A machine with what this system has for it, which is told in a line. A debugger stops an emulated CPU at any instruction, and
    /// a virtualised one only where that has room for it.</summary>
    private QemuMachine Machine(string firmware)
    {
        var host = HostSystem.Find();
        bool isEmulated = request.IsDebugged && request.Accelerator == HostSystem.Any;
        var machine = new QemuMachine
        {
            Window = host.WindowFor(request.Window),
            Accelerators = host.AcceleratorsFor(isEmulated ? HostSystem.Emulator : request.Accelerator),
            Debugger = request.IsDebugged ? QemuMachine.DebuggerWords : [],
            Firmware = firmware,
            Memory = request.Memory,
        };
        messages.WriteLine($"  QEMU     window: {machine.Window}, CPU: {string.Join(", else ", machine.Accelerators)}");
        return machine;
    }

    /// <summary>Boots the ISO; with words for the kernel, a copy of it that hands them over without a menu.</summary>
    private int WithIso(Func<string, int> boot)
    {
        if (request.Line.Length == 0)
            return boot(Existing(request.Stem + ".iso"));

        using var work = new WorkFolder();
        string iso = Path.Combine(work.Path, "run.iso");
        var entry = new MenuEntry(Path.GetFileName(request.Stem), Existing(request.Stem + ".stripped.elf"), request.Line);
        IsoBuilder.Build([entry], timeoutSeconds: 0, iso);
        return boot(iso);
    }

    /// <summary>The firmware file; empty for the machine's own.</summary>
    private string FindFirmware()
    {
        if (request.Firmware is not null && request.Image != RunRequest.IsoImage)
        {
            throw new BuildFailure(
                BuildFailure.BadArgument, $"--firmware {request.Firmware} boots the ISO only: add --image {RunRequest.IsoImage}.");
        }

        return request.Firmware == RunRequest.Uefi ? UefiFirmware.Find() : "";
    }

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new BuildFailure(BuildFailure.MissingFile, $"There is no {path}. Build the kernel first: dotnet build.");
}

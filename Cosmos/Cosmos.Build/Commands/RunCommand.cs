using System;
using System.CommandLine;
using System.IO;
using Cosmos.Build.Iso;
using Cosmos.Build.Run;
using IL2CPU.Tools;

namespace Cosmos.Build.Commands;

/// <summary><c>run</c>: boots what was built. What is no option is a word of the kernel command line.</summary>
internal static class RunCommand
{
    /// <summary>The exit code when no machine was started, apart from those of the kernel.</summary>
    private const int CannotRun = 125;

    private const string FullImage = "full";
    private const string CoreImage = "core";
    private const string IsoImage = "iso";
    private const string Bios = "bios";
    private const string Uefi = "uefi";

    /// <summary>Options and words of a launch profile. An environment variable, as <c>dotnet run</c> drops a profile's
    /// arguments when the project has arguments of its own.</summary>
    private const string LaunchProfile = "COSMOS_RUN";

    /// <summary>The arguments, and for this subcommand those of the launch profile after them.</summary>
    public static string[] WithLaunchProfile(string[] arguments)
    {
        string profile = Environment.GetEnvironmentVariable(LaunchProfile) ?? "";
        return arguments is ["run", ..]
            ? [.. arguments, .. profile.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : arguments;
    }

    public static Command Create()
    {
        var artifacts = new Option<DirectoryInfo>("--artifacts") { Description = "The folder of the outputs.", Required = true };
        var name = new Option<string>("--name") { Description = "The kernel's name.", Required = true };
        var image = new Option<string>("--image")
        {
            Description = "What to boot: full, core or iso.", DefaultValueFactory = _ => FullImage,
        };
        image.AcceptOnlyFromAmong(FullImage, CoreImage, IsoImage);
        var firmware = new Option<string?>("--firmware") { Description = "What boots the ISO: bios (the default) or uefi." };
        firmware.AcceptOnlyFromAmong(Bios, Uefi);
        var memory = new Option<string>("--memory") { Description = "RAM.", DefaultValueFactory = _ => QemuMachine.UsualMemory };
        var window = new Option<string>("--window")
        {
            Description = "The window of its screen: auto, gtk, sdl, cocoa or none.", DefaultValueFactory = _ => HostSystem.Any,
        };
        window.AcceptOnlyFromAmong([HostSystem.Any, QemuMachine.Nothing, .. HostSystem.KnownWindows]);
        var accel = new Option<string>("--accel")
        {
            Description = "How its CPU runs: auto (virtualised where that works, else emulated), tcg, kvm, whpx or hvf.",
            DefaultValueFactory = _ => HostSystem.Any,
        };
        accel.AcceptOnlyFromAmong([HostSystem.Any, HostSystem.Emulator, .. HostSystem.KnownAccelerators]);
        var debug = new Option<bool>("--debug") { Description = "Wait for gdb on port 1234 before the first instruction." };
        var words = new Argument<string[]>("words") { Description = "The kernel command line.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("run", "Boots a kernel in QEMU.") { artifacts, name, image, firmware, memory, window, accel, debug, words };
        command.SetAction(parsed =>
        {
            int exitCode = 0;
            int failed = Stage.Run(() => exitCode = Boot(
                Path.Combine(parsed.GetRequiredValue(artifacts).FullName, parsed.GetRequiredValue(name)),
                parsed.GetRequiredValue(image),
                string.Join(' ', parsed.GetValue(words) ?? []),
                OnThisSystem(parsed.GetRequiredValue(window), parsed.GetRequiredValue(accel), parsed.GetValue(debug)) with
                {
                    Firmware = FirmwareFor(parsed.GetRequiredValue(image), parsed.GetValue(firmware)),
                    Memory = parsed.GetRequiredValue(memory),
                }));
            return failed != 0 ? CannotRun : exitCode;
        });
        return command;
    }

    private static int Boot(string stem, string image, string line, QemuMachine machine)
    {
        if (image == IsoImage)
            return BootIso(stem, line, machine);

        string kernel = Existing(image == CoreImage ? stem + ".core.elf" : stem + ".elf");
        return Emulator.Run(machine with { Medium = QemuMachine.KernelWords(kernel, line) }, Console.Error);
    }

    /// <summary>A machine with what this system has for it, which is told in a line. A debugger stops an emulated CPU at any instruction, and
    /// a virtualised one only where that has room for it.</summary>
    private static QemuMachine OnThisSystem(string window, string accelerator, bool isDebugged)
    {
        var host = HostSystem.Find();
        var machine = new QemuMachine
        {
            Window = host.WindowFor(window),
            Accelerators = host.AcceleratorsFor(isDebugged && accelerator == HostSystem.Any ? HostSystem.Emulator : accelerator),
            Debugger = isDebugged ? QemuMachine.DebuggerWords : [],
        };
        Console.Error.WriteLine($"  QEMU     window: {machine.Window}, CPU: {string.Join(", else ", machine.Accelerators)}");
        return machine;
    }

    /// <summary>Boots the ISO; with words for the kernel, a copy of it that hands them over without a menu.</summary>
    private static int BootIso(string stem, string line, QemuMachine machine)
    {
        if (line.Length == 0)
            return Emulator.Run(machine with { Medium = QemuMachine.CdWords(Existing(stem + ".iso")) }, Console.Error);

        string iso = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(stem)}-{Environment.ProcessId}.iso");
        try
        {
            var entry = new MenuEntry(Path.GetFileName(stem), Existing(stem + ".stripped.elf"), line);
            IsoBuilder.Build([entry], timeoutSeconds: 0, iso);
            return Emulator.Run(machine with { Medium = QemuMachine.CdWords(iso) }, Console.Error);
        }
        finally
        {
            File.Delete(iso);
        }
    }

    /// <summary>The firmware file; empty for the machine's own.</summary>
    private static string FirmwareFor(string image, string? wanted)
    {
        if (wanted is not null && image != IsoImage)
        {
            throw new BuildFailure(
                BuildFailure.BadArgument, $"--firmware {wanted} boots the ISO only: add --image {IsoImage}.");
        }

        return wanted == Uefi ? UefiFirmware.Find() : "";
    }

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new BuildFailure(BuildFailure.MissingFile, $"There is no {path}. Build the kernel first: dotnet build.");
}

using System;
using System.CommandLine;
using System.IO;
using Cosmos.Build.Run;

namespace Cosmos.Build.Commands;

/// <summary><c>run</c>: boots what was built. What is no option is a word of the kernel command line.</summary>
internal static class RunCommand
{
    /// <summary>The exit code when no machine was started, apart from those of the kernel.</summary>
    private const int CannotRun = 125;

    /// <summary>Options and words of a launch profile. An environment variable, as <c>dotnet run</c> drops a profile's
    /// arguments when the project has arguments of its own.</summary>
    private const string LaunchProfile = "COSMOS_RUN";

    private static readonly Option<DirectoryInfo> Artifacts = new("--artifacts") { Description = "The folder of the outputs.", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "The kernel's name.", Required = true };

    private static readonly Option<string> Image =
        Choice("--image", "What to boot: full, core or iso.", RunRequest.FullImage, RunRequest.CoreImage, RunRequest.IsoImage);

    private static readonly Option<string?> Firmware = new("--firmware") { Description = "What boots the ISO: bios (the default) or uefi." };
    private static readonly Option<string> Memory = new("--memory") { Description = "RAM.", DefaultValueFactory = _ => QemuMachine.UsualMemory };

    private static readonly Option<string> Emulator =
        Choice("--emulator", "What runs it: qemu, or bochs, which boots the ISO.", RunRequest.Qemu, RunRequest.Bochs);

    private static readonly Option<string> Window = Choice(
        "--window", "The window of its screen: auto, gtk, sdl, cocoa or none.", [HostSystem.Any, QemuMachine.Nothing, .. HostSystem.KnownWindows]);

    private static readonly Option<string> Accelerator = Choice(
        "--accel",
        "How its CPU runs: auto (virtualised where that works, else emulated), tcg, kvm, whpx or hvf.",
        [HostSystem.Any, HostSystem.Emulator, .. HostSystem.KnownAccelerators]);

    private static readonly Option<bool> Debug = new("--debug") { Description = "Wait for gdb on port 1234 before the first instruction." };

    private static readonly Argument<string[]> Words =
        new("words") { Description = "The kernel command line.", Arity = ArgumentArity.ZeroOrMore };

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
        Firmware.AcceptOnlyFromAmong(RunRequest.Bios, RunRequest.Uefi);
        var command = new Command("run", "Boots a kernel in an emulator.")
        {
            Artifacts, Name, Image, Firmware, Memory, Emulator, Window, Accelerator, Debug, Words,
        };
        command.SetAction(parsed =>
        {
            int exitCode = 0;
            int failed = Stage.Run(() => exitCode = new KernelRun(Request(parsed), Console.Error).Run());
            return failed != 0 ? CannotRun : exitCode;
        });
        return command;
    }

    private static RunRequest Request(ParseResult parsed) => new()
    {
        Stem = Path.Combine(parsed.GetRequiredValue(Artifacts).FullName, parsed.GetRequiredValue(Name)),
        Line = string.Join(' ', parsed.GetValue(Words) ?? []),
        Image = parsed.GetRequiredValue(Image),
        Firmware = parsed.GetValue(Firmware),
        Emulator = parsed.GetRequiredValue(Emulator),
        Memory = parsed.GetRequiredValue(Memory),
        Window = parsed.GetRequiredValue(Window),
        Accelerator = parsed.GetRequiredValue(Accelerator),
        IsDebugged = parsed.GetValue(Debug),
    };

    /// <summary>An option with some values, of which the first is the default.</summary>
    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

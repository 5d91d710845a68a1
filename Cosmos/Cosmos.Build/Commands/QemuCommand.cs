using System;
using System.Collections.Generic;
using System.CommandLine;
using Cosmos.Build.Run;
using IL2CPU.Tools;

namespace Cosmos.Build.Commands;

/// <summary><c>qemu</c>: prints the command line of a machine, one word a line, for scripts that start it themselves.</summary>
internal static class QemuCommand
{
    public static Command Create()
    {
        var kernel = new Option<string?>("--kernel") { Description = "The ELF that QEMU loads." };
        var line = new Option<string>("--append") { Description = "The kernel command line.", DefaultValueFactory = _ => "" };
        var disc = new Option<string?>("--cd") { Description = "The ISO that it boots from instead." };
        var uefi = new Option<bool>("--uefi") { Description = "UEFI boots it, not the BIOS." };
        var memory = new Option<string>("--memory") { Description = "RAM.", DefaultValueFactory = _ => QemuMachine.UsualMemory };
        var serial = new Option<string>("--serial")
        {
            Description = "What the serial port is connected to.", DefaultValueFactory = _ => QemuMachine.Terminal,
        };
        var monitor = new Option<string>("--monitor")
        {
            Description = "What QEMU's monitor is connected to.", DefaultValueFactory = _ => QemuMachine.Nothing,
        };
        var noExit = new Option<bool>("--no-exit") { Description = "It does not take the kernel's exit code." };
        var more = new Argument<string[]>("words") { Description = "Words of QEMU's own, behind --.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("qemu", "Prints the command line by which QEMU is started, one word a line.")
        {
            kernel, line, disc, uefi, memory, serial, monitor, noExit, more,
        };
        command.SetAction(parsed => Stage.Run(() => Print(
            new QemuMachine(Medium(parsed.GetValue(kernel), parsed.GetRequiredValue(line), parsed.GetValue(disc)))
            {
                Firmware = parsed.GetValue(uefi) ? UefiFirmware.Find() : "",
                Memory = parsed.GetRequiredValue(memory),
                Serial = parsed.GetRequiredValue(serial),
                Monitor = parsed.GetRequiredValue(monitor),
                TakesExitCode = !parsed.GetValue(noExit),
                More = parsed.GetValue(more) ?? [],
            })));
        return command;
    }

    /// <summary>None is right, too: a script that boots something else says so in words of QEMU's own.</summary>
    private static IReadOnlyList<string> Medium(string? kernel, string line, string? disc) => (kernel, disc) switch
    {
        (not null, null) => QemuMachine.KernelWords(kernel, line),
        (null, not null) => QemuMachine.CdWords(disc),
        (null, null) => [],
        _ => throw new BuildFailure(BuildFailure.BadArgument, "--kernel and --cd do not go together."),
    };

    private static void Print(QemuMachine machine)
    {
        Console.WriteLine(ToolLocator.Find(Tool.Qemu));
        foreach (string word in machine.Arguments())
            Console.WriteLine(word);
    }
}

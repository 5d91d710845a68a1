using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Cosmos.Build.Run;
using IL2CPU.Tools;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A PC emulated by Bochs, which is stricter about the CPU than QEMU and starts with other garbage in memory.
/// </summary>
/// <remarks>Debian's Bochs draws in a terminal at least, so <c>script</c> lends it one; it is the debugger's build, so
/// it must be told to continue; and its serial port writes into a file.</remarks>
internal sealed record Bochs : IMachine
{
    private static readonly Tool Script = new("script", "bsdutils", "run the tests inside WSL");

    private readonly string[] _disk;

    private Bochs(params string[] disk) => _disk = disk;

    /// <inheritdoc />
    public TimeSpan TimeLimit { get; init; } = IMachine.UsualLimit;

    /// <summary>A machine that boots from CD.</summary>
    public static Bochs Cd(string iso) => new(BochsMachine.CdWords(iso));

    /// <summary>A machine that boots from a disk of whole cylinders: a multiple of 504 KiB.</summary>
    public static Bochs Disk(string image) => new(BochsMachine.DiskWords(image));

    /// <inheritdoc />
    public async Task<BootResult> Run()
    {
        string bochs = Requirement.Program(Tool.Bochs);
        string script = Requirement.Program(Script);
        foreach ((string name, string package) in BochsMachine.Firmware)
            Requirement.File($"{BochsMachine.FirmwareFolder}/{name}", package);

        DirectoryInfo work = Directory.CreateTempSubdirectory("bareflow-bochs-");
        try
        {
            return await RunIn(work.FullName, script, $"{bochs} -q");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task<BootResult> RunIn(string work, string script, string bochs)
    {
        string serial = Path.Combine(work, "serial.log");
        string log = Path.Combine(work, "bochs.log");
        var machine = new BochsMachine(_disk) { Screen = "term", Serial = serial, Log = log };
        string settings = Write(work, "bochsrc", [.. machine.Settings()]);
        string commands = Write(work, "commands", "c");
        string command = $"{bochs} -f {settings} -rc {commands}";
        using MachineProcess process = MachineProcess.Start(script, ["-qec", command, "/dev/null"], TimeLimit);
        await Watch(process);
        await process.Finish();
        string[] messages = Lines(log);
        return new BootResult(
            command,
            process.TimedOut ? Ending.TimedOut : EndingOf(messages),
            string.Join('\n', Lines(serial)),
            string.Join('\n', messages.Where(message => message.Contains("PANIC"))));
    }

    /// <summary>The debugger's build draws on a terminal of its own, and stops when that is not read.</summary>
    private static async Task Watch(MachineProcess process)
    {
        if (await process.WaitFor("connected to screen \"") is null || await process.WaitFor("\"") is not { } screen)
            return;

        try
        {
            await using FileStream terminal = new(screen, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            byte[] drawn = new byte[4096];
            while (await terminal.ReadAsync(drawn) > 0)
                continue;
        }
        catch (IOException)
        {
            // Linux's way to say that the other side of a terminal is gone.
        }
    }

    private static Ending EndingOf(string[] messages)
    {
        if (messages.Any(message => message.Contains(BochsMachine.TripleFaultMark)))
            return Ending.TripleFault;

        return messages.Any(message => message.Contains(BochsMachine.PowerOffMark)) ? Ending.PoweredOff : Ending.Broken;
    }

    private static string Write(string folder, string name, params string[] lines)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}

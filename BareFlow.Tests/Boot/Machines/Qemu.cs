using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Cosmos.Build.Run;
using QemuTool = IL2CPU.Tools.Tool;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A PC emulated by QEMU, with the serial port on its standard input and output. It ends instead of resetting.
/// </summary>
internal sealed record Qemu : QemuMachine, IMachine
{
    private Qemu(params IReadOnlyList<string> medium)
        : base(medium)
    {
    }

    /// <inheritdoc />
    public TimeSpan TimeLimit { get; init; } = IMachine.UsualLimit;

    /// <summary>The Unix socket that QEMU's monitor listens on; empty for none.</summary>
    public string MonitorSocket
    {
        init => Monitor = value.Length > 0 ? $"unix:{value},server=on,wait=off" : Nothing;
    }

    /// <summary>The Unix socket at which it waits for a debugger before the first instruction.</summary>
    public string DebuggerSocket
    {
        init => Debugger = ["-S", "-chardev", $"socket,path={value},server=on,wait=off,id=debugger", "-gdb", "chardev:debugger"];
    }

    /// <summary>A machine whose kernel QEMU itself loads.</summary>
    public static Qemu Kernel(KernelImage image, string commandLine) => new(KernelWords(image.Elf, commandLine));

    /// <summary>A machine on which a loader of a test's own comes first.</summary>
    /// <param name="loader">The ELF that QEMU starts.</param>
    /// <param name="rest">What else is there.</param>
    public static Qemu Loader(string loader, IReadOnlyList<string> rest) => new(["-kernel", loader, .. rest]);

    /// <summary>A machine that boots from CD.</summary>
    public static Qemu Cd(string iso) => new(CdWords(iso));

    /// <summary>A machine that boots from a USB stick onto which the file was copied.</summary>
    public static Qemu UsbStick(string image) => new(StickWords(image));

    /// <summary>Starts it, to talk with it.</summary>
    public QemuSession Start()
    {
        string program = Requirement.Program(QemuTool.Qemu);
        string cpuLog = Path.GetTempFileName();
        string[] arguments = [.. Arguments(), "-d", $"cpu_reset,trace:{QemuSession.ShutdownTrace}", "-D", cpuLog];
        return new QemuSession(
            MachineProcess.Start(program, arguments, TimeLimit), $"{program} {string.Join(' ', arguments)}", cpuLog);
    }

    /// <inheritdoc />
    public async Task<BootResult> Run()
    {
        using QemuSession session = Start();
        return await session.Finish();
    }

    /// <summary>Runs it until a text comes over the serial port, for machines that do not end by themselves.</summary>
    public async Task<BootResult> RunUntil(string text)
    {
        using QemuSession session = Start();
        await session.WaitFor(text);
        return await session.Stop();
    }
}

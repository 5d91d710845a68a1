using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Cosmos.Build.Run;

namespace BareFlow.Tests.Boot.Machines;

/// <summary>A conversation over the serial port of a running QEMU.</summary>
internal sealed partial class QemuSession(MachineProcess process, string machine, string cpuLog) : IDisposable
{
    /// <summary>What QEMU exits with when the machine is switched off, and under -no-reboot when it is reset.</summary>
    private const int SwitchedOff = 0;

    /// <summary>The trace event that tells the two apart.</summary>
    public const string ShutdownTrace = "qemu_system_shutdown_request";

    // SHUTDOWN_CAUSE_GUEST_SHUTDOWN of QEMU's qapi/run-state.json.
    private const string ByTheGuest = ShutdownTrace + " reason=6";

    /// <summary>Waits until a text comes; fails the test when the machine ends without.</summary>
    /// <returns>What came between the text of the last wait and this one.</returns>
    public async Task<string> WaitFor(string text)
    {
        string? before = await process.WaitFor(text);
        if (before is null)
            (await Finish()).Require(false, $"expected the text '{text}' after what was read");

        return before!;
    }

    /// <summary>Types a text.</summary>
    public Task Send(string text) => process.Send(text);

    /// <summary>Waits for the machine's end.</summary>
    public async Task<BootResult> Finish()
    {
        int exitCode = await process.Finish();
        return await Result(process.TimedOut ? Ending.TimedOut : EndingOf(exitCode));
    }

    /// <summary>Ends a machine that does not end by itself.</summary>
    public async Task<BootResult> Stop()
    {
        process.Kill();
        await process.Finish();
        return await Result(CpuWasReset() ? Ending.Reset : Ending.Stopped);
    }

    public void Dispose()
    {
        process.Dispose();
        File.Delete(cpuLog);
    }

    private async Task<BootResult> Result(Ending ending) =>
        new(machine, ending, process.Output, await process.Complaints);

    private Ending EndingOf(int exitCode)
    {
        if (CpuTripleFaulted())
            return Ending.TripleFault;

        if (CpuWasReset())
            return Ending.Reset;

        return exitCode switch
        {
            QemuExit.Success => Ending.Success,
            QemuExit.SelfTestFailed => Ending.SelfTestFailed,
            QemuExit.Panic => Ending.Panic,
            SwitchedOff => GuestSwitchedOff() ? Ending.PoweredOff : Ending.Reset,
            _ => Ending.Broken,
        };
    }

    private bool GuestSwitchedOff() => File.ReadLines(cpuLog).Any(line => line.EndsWith(ByTheGuest));

    private bool CpuTripleFaulted() => File.ReadLines(cpuLog).Any(line => line == "Triple fault");

    /// <summary>Each reset leaves the CPU's state in the log. At power-on that is nothing or the reset vector; anything
    /// else is a CPU that was stopped at work.</summary>
    private bool CpuWasReset() => File.ReadLines(cpuLog)
        .Select(line => InstructionPointerPattern().Match(line))
        .Any(match => match.Success && Convert.ToUInt64(match.Groups["address"].Value, 16) is not (0 or 0xFFF0));

    [GeneratedRegex("^[ER]IP=(?<address>[0-9a-f]+)")]
    private static partial Regex InstructionPointerPattern();
}

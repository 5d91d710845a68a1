namespace Cosmos.Build.Run;

/// <summary>How a machine's run ended.</summary>
/// <param name="ExitCode">What <c>run</c> exits with.</param>
/// <param name="Advice">What to do next, where the end was none that a kernel asks for; else empty.</param>
internal sealed record MachineEnd(int ExitCode, string Advice = "")
{
    /// <summary>What QEMU writes into its log when a CPU gives up.</summary>
    private const string TripleFault = "Triple fault";

    private const int PoweredOff = 0;
    private const int Succeeded = 0;
    private const int SelfTestFailed = 1;
    private const int Panicked = 2;

    /// <summary>The end of a run.</summary>
    /// <param name="qemuCode">What QEMU exited with.</param>
    /// <param name="resets">Its log of the CPU's resets.</param>
    public static MachineEnd Of(int qemuCode, string resets) => qemuCode switch
    {
        QemuExit.Success => new(Succeeded),
        QemuExit.SelfTestFailed => new(SelfTestFailed),
        QemuExit.Panic => new(Panicked),
        PoweredOff when resets.Contains(TripleFault) => new(
            Panicked,
            "The machine stopped by a triple fault: the CPU met a fault for which the kernel could not print a report. Run it again with "
            + "--debug and attach gdb, or see the faults that led to it: -d int,cpu_reset -D FILE behind what \"cosmos qemu\" prints."),
        PoweredOff => new(Succeeded),
        _ => new(
            qemuCode,
            $"QEMU itself ended with code {qemuCode}, not the kernel. What it printed above says why; where it could not open its window "
            + "or use the CPU's virtualisation, try --window none or --accel tcg."),
    };
}

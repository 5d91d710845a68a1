using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;
using Cosmos.Core.Console;
using Cosmos.Core.Locks;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Reports;

/// <summary>The end after something that must not happen.</summary>
public static unsafe class Panic
{
    [OwnedBy("the panic, which ends the run or is the only one")]
    private static bool _explaining;

    /// <summary>Ends the run with the exit code of a panic, and does not return. Set at boot, before anything can
    /// panic.</summary>
    [SetAtBoot]
    public static delegate*<void> End;

    /// <summary>Called with all locks free before a self-test resumes after a panic: discards the threads that it began. Set when
    /// there are threads.</summary>
    [SetAtBoot]
    public static delegate*<void> Recovering;

    /// <summary>Makes every broken invariant of the memory layer and every misuse of a heap a panic.</summary>
    public static void Install()
    {
        BareFlow.Memory.Invariant.Handler = &Stop;
        HeapFindings.Handler = &Stop;
    }

    /// <summary>Writes the reason and the calls, and exits with the exit code of a panic, or resumes at
    /// <see cref="Recovery.Current"/>. Never returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Stop(ReadOnlySpan<byte> reason)
    {
        Begin();
        Terminal.WriteLine(reason);
        Finish();
    }

    /// <summary>Begins the line with the reason, for callers that write it in parts. Turns interrupts off.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Begin()
    {
        Cpu.DisableInterrupts();
        Terminal.Colour = TextColour.Error;
        Report.Print("*** panic: "u8);
    }

    /// <summary>Writes the callers and the last events, unless that is what failed, and exits. Never returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Finish()
    {
        if (_explaining)
            End();

        _explaining = true;
        Backtrace.WriteCallers();
        Trace.Write();
        _explaining = false;
        Leave();
    }

    /// <summary>Ends the run after a fault or a panic. Never returns.</summary>
    internal static void Leave()
    {
        RecoveryPoint* point = Recovery.Current;
        if (point == null)
            End();

        Recovery.Current = null;
        Recover();
        Recovery.Resume(point, Recovery.AfterFault);
    }

    /// <summary>Frees all locks and discards the threads that a self-test began. The caller resumes at a recovery point at once, which
    /// also enables interrupts again.</summary>
    internal static void Recover()
    {
        Cpu.DisableInterrupts();
        KernelLock.DropAll();
        if (Recovering != null)
            Recovering();
    }

    private static void Stop(in HeapFinding finding)
    {
        Span<byte> text = stackalloc byte[HeapFindingText.LongestLine];
        int length = HeapFindingText.Write(in finding, text);
        Begin();
        Terminal.WriteLine(text[..length]);
        if (finding.Block != 0 && finding.AllocationSite != 0)
        {
            Report.Print("*** allocated in "u8);
            Backtrace.WritePlace(finding.AllocationSite - 1);
        }

        Finish();
    }
}

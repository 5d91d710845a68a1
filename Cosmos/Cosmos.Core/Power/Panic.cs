using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Findings;

namespace Cosmos.Core;

/// <summary>The end after something that must not happen.</summary>
public static unsafe class Panic
{
    private static bool _explaining;

    /// <summary>Makes every broken invariant of the memory layer and every misuse of a heap a panic.</summary>
    public static void Install()
    {
        BareFlow.Memory.Invariant.Handler = &Stop;
        HeapFindings.Handler = &Stop;
    }

    /// <summary>Says why and how it came to that, and leaves with <see cref="ExitCode.Panic"/>, or resumes at
    /// <see cref="Recovery.Current"/>. Never returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Stop(ReadOnlySpan<byte> reason)
    {
        Cpu.DisableInterrupts();
        Terminal.Colour = TextColour.Error;
        FaultReport.Print("*** panic: "u8);
        Terminal.WriteLine(reason);
        Explain();
        Leave();
    }

    /// <summary>Panics for want of RAM, with figures. Never returns.</summary>
    /// <param name="what">What it was for.</param>
    /// <param name="bytes">How much was wanted.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void StopForRam(ReadOnlySpan<byte> what, ulong bytes)
    {
        Cpu.DisableInterrupts();
        Terminal.Colour = TextColour.Error;
        FaultReport.Print("*** panic: "u8);
        Shortage.Write(what, bytes);
        Explain();
        Leave();
    }

    /// <summary>Writes the callers and the last events, unless that is what broke.</summary>
    private static void Explain()
    {
        if (_explaining)
            Power.Exit(ExitCode.Panic);

        _explaining = true;
        Backtrace.WriteCallers();
        Trace.Write();
        _explaining = false;
    }

    /// <summary>Ends what a fault or a panic broke off. Never returns.</summary>
    internal static void Leave()
    {
        RecoveryPoint* point = Recovery.Current;
        if (point == null)
            Power.Exit(ExitCode.Panic);

        Recovery.Current = null;
        Scheduler.Recover();
        Recovery.Resume(point, Recovery.AfterFault);
    }

    private static void Stop(in HeapFinding finding)
    {
        Cpu.DisableInterrupts();
        Span<byte> text = stackalloc byte[HeapFindingText.LongestLine];
        int length = HeapFindingText.Write(in finding, text);
        FaultReport.Print("*** panic: "u8);
        Terminal.WriteLine(text[..length]);
        if (finding.Block != 0 && finding.AllocationSite != 0)
        {
            FaultReport.Print("*** allocated in "u8);
            Backtrace.WritePlace(finding.AllocationSite - 1);
        }

        Explain();
        Leave();
    }
}

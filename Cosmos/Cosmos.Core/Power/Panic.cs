using System;
using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>The end after something that must not happen.</summary>
public static unsafe class Panic
{
    /// <summary>Makes every broken invariant of the memory layer and every misuse of a heap a panic.</summary>
    public static void Install()
    {
        BareFlow.Memory.Invariant.Handler = &Stop;
        HeapFindings.Handler = &Stop;
    }

    /// <summary>Says why, and leaves with <see cref="ExitCode.Panic"/>, or resumes at <see cref="Recovery.Current"/>. Never
    /// returns.</summary>
    public static void Stop(ReadOnlySpan<byte> reason)
    {
        Terminal.Colour = TextColour.Error;
        Terminal.Write("*** panic: "u8);
        Terminal.WriteLine(reason);
        Leave();
    }

    /// <summary>Ends what a fault or a panic broke off. Never returns.</summary>
    internal static void Leave()
    {
        RecoveryPoint* point = Recovery.Current;
        if (point == null)
            Power.Exit(ExitCode.Panic);

        Recovery.Current = null;
        Recovery.Resume(point, Recovery.AfterFault);
    }

    private static void Stop(in HeapFinding finding)
    {
        Span<byte> text = stackalloc byte[HeapFindingText.LongestLine];
        int length = HeapFindingText.Write(in finding, text);
        Stop(text[..length]);
    }
}

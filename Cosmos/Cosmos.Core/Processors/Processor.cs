using System.Runtime.CompilerServices;
using IL2CPU.API;

namespace Cosmos.Core.Processors;

/// <summary>What a CPU knows of the code that it runs. There is one CPU so far; with several, <see cref="This"/> is the one
/// place that has to tell them apart, by GS.</summary>
[PerCpu]
internal struct Processor
{
    private static Processor _first;

    /// <summary>How many locks the running code holds: no thread is preempted while it is not 0.</summary>
    public int Depth;

    /// <summary>Whether something waits for <see cref="Depth"/> to be 0: a switch that came too early, or a signal.</summary>
    public bool NeedsAttention;

    /// <summary>The ranks of the locks that the running code holds, a bit each; kept by checked builds alone.</summary>
    public uint HeldRanks;

    /// <summary>The CPU that asks.</summary>
    public static ref Processor This
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _first;
    }
}

using System.Runtime.CompilerServices;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The threads of a CPU: what <see cref="Processor"/> is to the scheduler alone.</summary>
[PerCpu]
internal unsafe struct ProcessorThreads
{
    private static ProcessorThreads _first;

    /// <summary>What runs; null before the scheduler starts.</summary>
    public Thread* Current;

    /// <summary>What runs when nothing else can.</summary>
    public Thread* Idle;

    /// <summary>A thread that ended and that nobody waits for; its memory goes back after the next switch.</summary>
    public Thread* Dead;

    /// <summary>Those of the CPU that asks.</summary>
    public static ref ProcessorThreads This
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _first;
    }
}

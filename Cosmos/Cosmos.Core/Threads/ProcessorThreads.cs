using System.Runtime.CompilerServices;
using Cosmos.Core.Processors;
using IL2CPU.API;

namespace Cosmos.Core.Threads;

/// <summary>The threads of a CPU: the part of <see cref="Processor"/> that only the scheduler uses.</summary>
[PerCpu]
internal unsafe struct ProcessorThreads
{
    private static ProcessorThreads _first;

    /// <summary>The running thread; null before the scheduler starts.</summary>
    public Thread* Current;

    /// <summary>The thread that runs when no other can.</summary>
    public Thread* Idle;

    /// <summary>An ended thread that no thread waits for; its memory is released after the next switch.</summary>
    public Thread* Dead;

    /// <summary>When the running thread began its turn, on the clock.</summary>
    public ulong TurnBegan;

    /// <summary>Those of the calling CPU.</summary>
    public static ref ProcessorThreads This
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _first;
    }
}

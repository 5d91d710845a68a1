using System.Runtime;

namespace Cosmos.Core;

/// <summary>What a .NET program must leave as it was, counted.</summary>
internal static class CountCalls
{
    private enum Count
    {
        FreeFrameBytes,
        HeapBytes,
        Threads,
    }

    [RuntimeExport("bareflow_recount")]
    private static long Recount(int what) => (Count)what switch
    {
        Count.FreeFrameBytes => (long)PhysicalMemory.FreeBytes,
        Count.HeapBytes => (long)Heap.Statistics.Used,
        Count.Threads => (long)Scheduler.CountThreads(),
        _ => 0,
    };
}

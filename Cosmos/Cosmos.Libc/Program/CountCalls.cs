using System.Runtime;
using Cosmos.Core.SelfTest;
using Cosmos.Core.Memory;
using Cosmos.Core.Threads;
using Cosmos.Storage;

namespace Cosmos.Libc;

/// <summary>What a .NET program must leave as it was, counted.</summary>
internal static class CountCalls
{
    private enum Count
    {
        UsedFrameBytes,
        HeapBytes,
        Threads,
        Handles,
    }

    [RuntimeExport("bareflow_recount")]
    private static long Recount(int what) => (Count)what switch
    {
        Count.UsedFrameBytes => (long)(PhysicalMemory.TotalBytes - PhysicalMemory.FreeBytes),
        Count.HeapBytes => (long)(Heap.Statistics.Used + MappedBlocks.Bytes),
        Count.Threads => (long)Scheduler.CountThreads(),
        Count.Handles => Descriptors.Count,
        _ => 0,
    };
}

using System.Runtime;
using Cosmos.Core.Image;
using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Time;

namespace Cosmos.Libc;

/// <summary>What a .NET program may know of the machine.</summary>
internal static unsafe class MachineCalls
{
    [RuntimeExport("bareflow_ram_total")]
    private static ulong TotalRam() => PhysicalMemory.TotalBytes;

    [RuntimeExport("bareflow_ram_free")]
    private static ulong FreeRam() => PhysicalMemory.FreeBytes;

    [RuntimeExport("bareflow_image_end")]
    private static ulong ImageEnd() => ImageLayout.End();

    [RuntimeExport("bareflow_cycles")]
    private static ulong Cycles() => Clock.ReadCycles();

    [RuntimeExport("bareflow_cycles_per_second")]
    private static ulong CyclesPerSecond() => Clock.CyclesPerSecond;

    [RuntimeExport("bareflow_wait_for_interrupt")]
    private static void WaitForInterrupt() => Cpu.WaitForInterrupt();

    /// <summary>The run of a number that is no hole.</summary>
    /// <param name="index">Runs that are no holes count from 0.</param>
    /// <param name="start">Its first address.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="type">Its kind, counted from 1.</param>
    /// <returns>0 when there is none.</returns>
    [RuntimeExport("bareflow_memory_run")]
    private static int MemoryRun(int index, ulong* start, ulong* length, uint* type)
    {
        ref MemoryMap map = ref BootInfo.Memory;
        for (int run = 0; run < map.Count; run++)
        {
            if (map.Kind(run) == MemoryKind.Hole || index-- > 0)
                continue;

            *start = map.Start(run);
            *length = map.Start(run + 1) - *start;
            *type = (uint)map.Kind(run);
            return 1;
        }

        return 0;
    }
}

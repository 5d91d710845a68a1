using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace ClassLibrary;

/// <summary>The garbage collector, as far as it is the same anywhere.</summary>
internal static class Memory
{
    public static void Write(Report report)
    {
        report.Add("generations", () => GC.MaxGeneration);
        report.Add("server", () => $"{GCSettings.IsServerGC} {GCSettings.LatencyMode}");
        report.Add("collect", () => { int before = GC.CollectionCount(2); GC.Collect(); return GC.CollectionCount(2) > before; });
        report.Add("weak", () => { WeakReference weak = Make(); GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect(); return weak.IsAlive; });
        report.Add("finalizer", () => { Finalize(); GC.Collect(); GC.WaitForPendingFinalizers(); return Finalized.Count > 0; });
        report.Add("table", () => { var table = new ConditionalWeakTable<object, string>(); object key = new(); table.Add(key, "kept"); GC.Collect(); return table.TryGetValue(key, out string? value) ? value : null; });
        report.Add("allocated", () => { long before = GC.GetAllocatedBytesForCurrentThread(); GC.KeepAlive(new byte[1000]); return GC.GetAllocatedBytesForCurrentThread() - before; });
        report.Add("total", () => GC.GetTotalMemory(false) > 0);
        report.Add("pool", () => { byte[] array = ArrayPool<byte>.Shared.Rent(100); ArrayPool<byte>.Shared.Return(array); return array.Length; });
        report.Add("pinned", () => GC.AllocateArray<int>(10, pinned: true).Length);
        report.Add("no-region", () => { bool began = GC.TryStartNoGCRegion(100_000); GC.EndNoGCRegion(); return began; });
        report.Add("large", () => GC.GetGeneration(new byte[200_000]));
        report.Add("pressure-bad", () => { GC.AddMemoryPressure(-1); return null; });
        report.Add("many", () => { List<byte[]> blocks = [.. Enumerable.Range(0, 2000).Select(index => new byte[1 + index])]; return blocks.Sum(block => block.Length); });
        report.Add("default", () => $"{RuntimeHelpers.GetHashCode(null)} {RuntimeHelpers.IsReferenceOrContainsReferences<int>()}");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Make() => new(new object());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Finalize() => GC.KeepAlive(new Finalized());

    private sealed class Finalized
    {
        public static int Count { get; private set; }

        ~Finalized() => Count++;
    }
}

using BareFlow.Memory.Allocators;
using BareFlow.Memory.Cases;
using Cosmos.Core.Memory;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>What only the heap under the names of C does, whichever allocator serves it.</summary>
internal static unsafe class HeapTests
{
    /// <summary>A traced call does to the heap what it does untraced: the lines are written without memory.</summary>
    [SelfTest("trace")]
    internal static void Trace(ref Verdict verdict, ref HeapCalls heap)
    {
        bool wasTraced = Heap.Trace;
        Heap.Trace = false;
        CallEach();
        HeapStatistics untraced = Heap.Statistics;

        ScratchHeaps.Restart(Heap.Level);
        Heap.Trace = true;
        CallEach();
        Heap.Trace = wasTraced;
        AllocatorCases.CheckSame(ref heap, in untraced, ref verdict);
        verdict.Equal(untraced.PeakUsed, Heap.Statistics.PeakUsed);
    }

    /// <summary>Each call that has a line, once.</summary>
    private static void CallEach()
    {
        const ulong size = 128;
        void* block = Heap.Reallocate(Heap.Allocate(size), size * 2);
        Heap.Free(Heap.AllocateZeroed(size, sizeof(ulong)));
        Heap.Free(Heap.AllocateAligned(size, size));
        Heap.Free(block);
    }
}

using System;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The allocators' cases, by the names of C, each on an empty heap over what the kernel heap has left.</summary>
internal static unsafe class HeapTests
{
    private static AllocatorKind _kind;
    private static HardeningLevel _level;
    private static delegate*<ref HeapCalls, ref Verdict, void> _body;

    public static void RunBump(ref TestRun run)
    {
        Serve(AllocatorKind.Bump, HardeningLevel.Off);
        RunShared(ref run);
        run.File("BumpCases.cs"u8);
        Case(ref run, "marks"u8, &Marks);
        Case(ref run, "in-place"u8, &InPlace);
        Case(ref run, "last-byte"u8, &LastByte);
    }

    /// <summary>At the level of the kernel heap. At level full, the quarantine keeps back what was freed, so the cases
    /// about reuse do not hold.</summary>
    public static void RunFreeList(ref TestRun run)
    {
        Serve(AllocatorKind.FreeList, Heap.Level);
        RunShared(ref run);
        if (Heap.Level == HardeningLevel.Full)
            return;

        run.File("ReuseCases.cs"u8);
        Case(ref run, "recovery"u8, &ReuseCases.Recovery);
        Case(ref run, "joining"u8, &ReuseCases.Joining);
        Case(ref run, "in-place"u8, &ReuseCases.InPlace);
        Case(ref run, "statistics"u8, &ReuseCases.Statistics);
    }

    /// <summary>Says what serves the heaps of the cases that follow.</summary>
    public static void Serve(AllocatorKind kind, HardeningLevel level)
    {
        _kind = kind;
        _level = level;
    }

    private static void RunShared(ref TestRun run)
    {
        run.File("AllocatorCases.cs"u8);
        Case(ref run, "malloc1024"u8, &AllocatorCases.Reported);
        Case(ref run, "alignment"u8, &AllocatorCases.Alignment);
        Case(ref run, "aligned"u8, &AllocatorCases.Aligned);
        Case(ref run, "exhaustion"u8, &AllocatorCases.Exhaustion);
        Case(ref run, "huge"u8, &AllocatorCases.HugeSizes);
        Case(ref run, "zeroed"u8, &AllocatorCases.Zeroed);
        Case(ref run, "overflow"u8, &AllocatorCases.Overflow);
        Case(ref run, "realloc"u8, &AllocatorCases.Reallocate);
        Case(ref run, "null"u8, &AllocatorCases.Null);
        run.File("HeapTests.cs"u8);
        Case(ref run, "trace"u8, &Trace);
    }

    /// <summary>A case on an empty heap.</summary>
    public static void Case(
        ref TestRun run, ReadOnlySpan<byte> name, delegate*<ref HeapCalls, ref Verdict, void> body)
    {
        _body = body;
        run.Case(name, &OnEmptyHeap);
    }

    /// <summary>Runs a case, and asks that it frees what it allocates and leaves the kernel heap as it was.</summary>
    private static void OnEmptyHeap(ref Verdict verdict)
    {
        HeapStatistics before = Heap.Statistics;
        ulong position = RawHeap.Break().Value;
        var calls = default(HeapCalls);
        Heap.BeginScratch(_kind, _level);
        _body(ref calls, ref verdict);
        verdict.Equal(0, Heap.Statistics.LiveBlocks);
        Heap.EndScratch();

        verdict.Equal(position, RawHeap.Break().Value);
        verdict.Equal(before.Capacity, Heap.Statistics.Capacity);
        verdict.Equal(before.Used, Heap.Statistics.Used);
        verdict.That(Heap.Check());
    }

    /// <summary>A traced call does to the heap what it does untraced: the lines are written without memory.</summary>
    private static void Trace(ref HeapCalls heap, ref Verdict verdict)
    {
        bool wasTraced = Heap.Trace;
        Heap.Trace = false;
        CallEach();
        HeapStatistics untraced = Heap.Statistics;

        Heap.EndScratch();
        Heap.BeginScratch(_kind, _level);
        Heap.Trace = true;
        CallEach();
        Heap.Trace = wasTraced;
        AllocatorCases.CheckSame(in untraced, Heap.Statistics, ref verdict);
        verdict.Equal(untraced.PeakUsed, Heap.Statistics.PeakUsed);
        verdict.That(Heap.Check());
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

    private static void Marks(ref HeapCalls heap, ref Verdict verdict) => BumpCases.Marks(ref Heap.Bump, ref verdict);

    private static void InPlace(ref HeapCalls heap, ref Verdict verdict) => BumpCases.InPlace(ref Heap.Bump, ref verdict);

    private static void LastByte(ref HeapCalls heap, ref Verdict verdict) =>
        BumpCases.LastByte(ref Heap.Bump, ref verdict);
}

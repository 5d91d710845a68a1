using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>The bump allocator's cases, on the kernel heap itself.</summary>
internal static unsafe class BumpTests
{
    public static void Run(ref TestRun run)
    {
        run.File("BumpTests.cs"u8);
        run.Case("bump.malloc1024"u8, &Malloc);
        run.File("BumpCases.cs"u8);
        run.Case("bump.reported"u8, &Reported);
        run.Case("bump.alignment"u8, &Alignment);
        run.Case("bump.exhaustion"u8, &Exhaustion);
        run.Case("bump.huge"u8, &HugeSizes);
        run.Case("bump.marks"u8, &Marks);
    }

    /// <summary>The report's case through the C names that the rest of the kernel uses.</summary>
    private static void Malloc(ref Verdict verdict)
    {
        var mark = Heap.Mark();
        void* block = Heap.Allocate(1024);
        verdict.Equal(Heap.Base.Value + mark.Allocated, (ulong)block);
        Heap.Release(block);
        Heap.Reset(mark);
    }

    private static void Reported(ref Verdict verdict) => BumpCases.ReportedCase(ref Heap.Allocator, ref verdict);

    private static void Alignment(ref Verdict verdict) => BumpCases.Alignment(ref Heap.Allocator, ref verdict);

    private static void Exhaustion(ref Verdict verdict) => BumpCases.Exhaustion(ref Heap.Allocator, ref verdict);

    private static void HugeSizes(ref Verdict verdict) => BumpCases.HugeSizes(ref Heap.Allocator, ref verdict);

    private static void Marks(ref Verdict verdict) => BumpCases.Marks(ref Heap.Allocator, ref verdict);
}

using BareFlow.Memory.Allocators;
using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>A hardened heap finds out when it is misused, once, and knows by whom: here its findings are no panics.</summary>
internal static unsafe class HardeningTests
{
    private const ulong Size = 100;

    private static HeapFinding _finding;
    private static ulong _count;

    public static void Run(ref TestRun run)
    {
        run.File("HardeningTests.cs"u8);
        HeapTests.Serve(AllocatorKind.FreeList, HardeningLevel.Checks);
        HeapTests.Case(ref run, "double-free"u8, &DoubleFree);
        HeapTests.Case(ref run, "overflow"u8, &Overflow);
        HeapTests.Serve(AllocatorKind.FreeList, HardeningLevel.Full);
        HeapTests.Case(ref run, "use-after-free"u8, &UseAfterFree);
    }

    private static void DoubleFree(ref HeapCalls heap, ref Verdict verdict)
    {
        byte* block = Begin(ref heap);
        heap.Free(block);
        heap.Free(block);
        Expect(HeapFault.DoubleFree, block, ref verdict);
    }

    private static void Overflow(ref HeapCalls heap, ref Verdict verdict)
    {
        byte* block = Begin(ref heap);
        block[Size] ^= 1;
        heap.Free(block);
        Expect(HeapFault.Overflow, block, ref verdict);
    }

    private static void UseAfterFree(ref HeapCalls heap, ref Verdict verdict)
    {
        byte* block = Begin(ref heap);
        heap.Free(block);
        block[0] = 0;
        verdict.That(!heap.Check());
        Expect(HeapFault.UseAfterFree, block, ref verdict);
    }

    /// <summary>A block to misuse. From here on findings are counted.</summary>
    private static byte* Begin(ref HeapCalls heap)
    {
        _count = 0;
        HeapFindings.Handler = &Record;
        return (byte*)heap.Allocate(Size);
    }

    private static void Record(in HeapFinding finding)
    {
        _finding = finding;
        _count++;
    }

    /// <summary>One finding, of that block, and a sound heap. From here on findings are panics again.</summary>
    private static void Expect(HeapFault fault, byte* block, ref Verdict verdict)
    {
        verdict.That(Heap.Check());
        Panic.Install();
        verdict.Equal(1, _count);
        verdict.Equal((ulong)fault, (ulong)_finding.Fault);
        verdict.Equal((ulong)block, _finding.Block);
        verdict.Equal(Size, _finding.Size);
        verdict.That(_finding.AllocationSite != 0);
    }
}

using System.Runtime.CompilerServices;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.SelfTest;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>A hardened heap finds out when it is misused, once, and knows by whom: here its findings are no panics.</summary>
[SelfTestSuite("hardening")]
[OnHeap(ScratchHeap.Checks)]
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class HardeningTests
{
    private const ulong Size = 100;

    private static HeapFinding _finding;
    private static ulong _count;

    [SelfTest("double-free")]
    internal static void DoubleFree(ref Verdict verdict)
    {
        byte* block = Begin();
        Heap.Free(block);
        Heap.Free(block);
        Expect(HeapFault.DoubleFree, block, ref verdict);
    }

    [SelfTest("overflow")]
    internal static void Overflow(ref Verdict verdict)
    {
        byte* block = Begin();
        block[Size] ^= 1;
        Heap.Free(block);
        Expect(HeapFault.Overflow, block, ref verdict);
    }

    [SelfTest("use-after-free")]
    internal static void UseAfterFree(ref Verdict verdict)
    {
        ScratchHeaps.Restart(HardeningLevel.Full);
        byte* block = Begin();
        Heap.Free(block);
        block[0] = 0;
        verdict.That(!Heap.Check());
        Expect(HeapFault.UseAfterFree, block, ref verdict);
    }

    /// <summary>A block to misuse. From here on findings are counted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* Begin()
    {
        _count = 0;
        HeapFindings.Handler = &Record;
        return (byte*)Heap.Allocate(Size);
    }

    private static void Record(in HeapFinding finding)
    {
        _finding = finding;
        _count++;
    }

    /// <summary>One finding, of that block, and a sound heap. From here on findings are panics again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
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

using System.Runtime.CompilerServices;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Frames;
using Cosmos.Core.Faults;
using Cosmos.Core.Locks;
using Cosmos.Core.Memory;
using Cosmos.Core.Reports;
using Cosmos.Core.Threads;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>Tests that fail on purpose, so that anyone can see that the harness can: <c>selftest=broken.*</c>.</summary>
[SelfTestSuite("broken", OnlyByName = true)]
internal static unsafe class BrokenTests
{
    private const ulong LeakedBytes = 100;

    /// <summary>Asks for what is not so.</summary>
    [SelfTest("on-purpose")]
    internal static void OnPurpose(ref Verdict verdict) => verdict.Equal(2, 1 + 0);

    /// <summary>Leaves a block on the kernel heap.</summary>
    [SelfTest("leak")]
    internal static void Leak(ref Verdict verdict) => verdict.NotNull(Heap.Allocate(LeakedBytes));

    /// <summary>Keeps a frame.</summary>
    [SelfTest("frame-leak")]
    internal static void LeakFrame(ref Verdict verdict) =>
        verdict.That(PhysicalMemory.Frames.TryAllocate(FrameSize.Small, out _));

    /// <summary>Cannot be run on any machine.</summary>
    [SelfTest("skip")]
    internal static void Skip(ref Verdict verdict) => verdict.Skip("on purpose"u8);

    /// <summary>Comes upon what must not happen.</summary>
    [SelfTest("panic")]
    internal static void StopHere(ref Verdict verdict) => Panic.Stop("a test panics"u8);

    /// <summary>Faults, with the heap of the test in use.</summary>
    [SelfTest("fault")]
    internal static void Fault(ref Verdict verdict)
    {
        ScratchHeaps.Begin(ScratchHeap.FreeList);
        verdict.NotNull(Heap.Allocate(LeakedBytes));
        verdict.Equal(0, *(ulong*)FaultInjection.NonCanonical);
    }

    /// <summary>Never comes back.</summary>
    [SelfTest("hang")]
    internal static void Hang(ref Verdict verdict)
    {
        while (!verdict.Failed)
        {
        }
    }

    /// <summary>Needs more stack than there is.</summary>
    [SelfTest("stackoverflow")]
    internal static void OverflowStack(ref Verdict verdict) => verdict.Equal(0, Descend(1));

    /// <summary>Waits for a thread that never ends.</summary>
    [SelfTest("deadlock")]
    internal static void Deadlock(ref Verdict verdict) => verdict.Null(Scheduler.Join(Scheduler.Create(&WaitForEver, null)));

    /// <summary>Has a thread that needs more stack than it asked for.</summary>
    [SelfTest("thread-stackoverflow")]
    internal static void OverflowThread(ref Verdict verdict) => verdict.Null(Scheduler.Join(Scheduler.Create(&Overflow, null)));

    /// <summary>Enters two locks the wrong way round: checked builds panic, others do not look.</summary>
    [SelfTest("lock-order")]
    internal static void EnterOutOfOrder(ref Verdict verdict)
    {
        var inner = default(KernelLock);
        var outer = default(KernelLock);
        inner.Enter(LockRank.Heap);
        outer.Enter(LockRank.Files);
        outer.Exit();
        inner.Exit();
    }

    /// <summary>Runs after those above, and passes: a test that breaks off ends nothing but itself.</summary>
    [SelfTest("next")]
    internal static void Next(ref Verdict verdict) => verdict.That(Heap.Check());

    private static void* WaitForEver(void* argument)
    {
        var waiters = default(WaitQueue);
        var held = default(KernelLock);
        held.Enter(LockRank.Program);
        waiters.Wait(ulong.MaxValue, ref held);
        return null;
    }

    private static void* Overflow(void* argument) => (void*)Descend(1);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Descend(ulong depth) => depth == 0 ? 0 : Descend(depth + 1) + depth;
}

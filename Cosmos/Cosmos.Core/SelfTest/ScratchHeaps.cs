using System.Runtime.CompilerServices;
using BareFlow.Memory.Hardened;
using Cosmos.Core.Memory;

namespace Cosmos.Core.SelfTest;

/// <summary>Begins the heaps that tests run on.</summary>
internal static class ScratchHeaps
{
    /// <summary>Serves all calls from an empty heap, until <see cref="End"/>.</summary>
    public static void Begin(ScratchHeap heap)
    {
        HardeningLevel level = Heap.Level;
        if (heap == ScratchHeap.Bump)
            level = HardeningLevel.Off;
        else if (heap == ScratchHeap.Full)
            level = HardeningLevel.Full;
        else if (heap == ScratchHeap.Checks || (heap == ScratchHeap.Reusing && level == HardeningLevel.Full))
            level = HardeningLevel.Checks;

        Heap.BeginScratch(heap == ScratchHeap.Bump ? AllocatorKind.Bump : AllocatorKind.FreeList, level);
    }

    /// <summary>Goes back to the kernel heap from the heap of a test, if it runs on one: it must be sound, and without
    /// blocks. What is not so is written as a KTAP diagnostic.</summary>
    /// <param name="isDone">Whether the test came to its end; else its heap may be in any state, and is not looked at.</param>
    /// <returns>Whether all is so.</returns>
    public static bool End(bool isDone)
    {
        if (!Heap.IsScratch)
            return true;

        bool isRight = !isDone
            || (Recount.Compare("blocks on the heap of the test"u8, 0, Heap.Statistics.LiveBlocks)
                & Recount.Compare("heap of the test is sound"u8, 1, Heap.Check() ? 1UL : 0));
        Heap.EndScratch();
        return isRight;
    }

    /// <summary>Replaces the heap that a test runs on by an empty one of the same kind.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Restart(HardeningLevel level)
    {
        AllocatorKind kind = Heap.Kind;
        Heap.EndScratch();
        Heap.BeginScratch(kind, level);
    }
}

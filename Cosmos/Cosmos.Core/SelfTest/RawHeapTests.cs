using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The raw heap moves its break inside its region and nowhere else.</summary>
internal static unsafe class RawHeapTests
{
    public static void Run(ref TestRun run)
    {
        run.File("RawHeapTests.cs"u8);
        run.Case("rawheap.grow"u8, &Grow);
        run.Case("rawheap.limit"u8, &Limit);
        run.Case("rawheap.wrap"u8, &Wrap);
    }

    private static void Grow(ref Verdict verdict)
    {
        const ulong step = 4096;
        ulong before = RawHeap.Break();
        verdict.Equal(1, RawHeap.Grow(step));
        verdict.Equal(before + step, RawHeap.Break());
        verdict.Equal(1, RawHeap.Shrink(step));
        verdict.Equal(before, RawHeap.Break());
    }

    private static void Limit(ref Verdict verdict)
    {
        ulong before = RawHeap.Break();
        ulong room = RawHeap.Limit() - before;
        verdict.Equal(0, RawHeap.Grow(room + 1));
        verdict.Equal(before, RawHeap.Break());
        verdict.Equal(1, RawHeap.Grow(room));
        verdict.Equal(0, RawHeap.Grow(1));
        verdict.Equal(1, RawHeap.Shrink(room));
    }

    private static void Wrap(ref Verdict verdict)
    {
        ulong before = RawHeap.Break();
        for (int bit = 32; bit < 64; bit++)
        {
            verdict.Equal(0, RawHeap.Grow(0UL - (1UL << bit)));
            verdict.Equal(0, RawHeap.Shrink(0UL - (1UL << bit)));
        }

        verdict.Equal(0, RawHeap.Shrink(before - RawHeap.Base() + 1));
        verdict.Equal(before, RawHeap.Break());
    }
}

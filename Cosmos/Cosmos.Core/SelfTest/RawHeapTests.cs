using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Regions;

namespace Cosmos.Core;

/// <summary>The raw heap moves its break inside its region and nowhere else.</summary>
internal static unsafe class RawHeapTests
{
    public static void Run(ref TestRun run)
    {
        run.File("RawHeapTests.cs"u8);
        run.Case("grow"u8, &Grow);
        run.Case("limit"u8, &Limit);
        run.Case("wrap"u8, &Wrap);
    }

    /// <summary>The break moves up and down by what was asked.</summary>
    private static void Grow(ref Verdict verdict)
    {
        const ulong step = 4096;
        ulong before = RawHeap.Break().Value;
        verdict.Equal(1, RawHeap.Grow(step));
        verdict.Equal(before + step, RawHeap.Break().Value);
        verdict.Equal(1, RawHeap.Shrink(step));
        verdict.Equal(before, RawHeap.Break().Value);
    }

    /// <summary>The whole region can be had, and not a byte more.</summary>
    private static void Limit(ref Verdict verdict)
    {
        ulong before = RawHeap.Break().Value;
        ulong room = RawHeap.Limit().Value - before;
        verdict.Equal(0, RawHeap.Grow(room + 1));
        verdict.Equal(1, RawHeap.Grow(room));
        verdict.Equal(0, RawHeap.Grow(1));
        verdict.Equal(1, RawHeap.Shrink(room));
        verdict.Equal(before, RawHeap.Break().Value);
    }

    /// <summary>Sizes that would wrap around either end are refused.</summary>
    private static void Wrap(ref Verdict verdict)
    {
        ulong before = RawHeap.Break().Value;
        for (ulong size = ulong.MaxValue; size > RawHeap.Limit().Value; size >>= 1)
        {
            verdict.Equal(0, RawHeap.Grow(size));
            verdict.Equal(0, RawHeap.Shrink(size));
        }

        verdict.Equal(before, RawHeap.Break().Value);
    }
}

using BareFlow.Memory;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Regions;
using Cosmos.SelfTest;

namespace Cosmos.Core.SelfTest;

/// <summary>The raw heap moves its break inside its region and nowhere else.</summary>
[SelfTestSuite("rawheap")]
internal static unsafe class RawHeapTests
{
    /// <summary>The break moves up and down by what was asked.</summary>
    [SelfTest("grow")]
    internal static void Grow(ref Verdict verdict)
    {
        const ulong step = VirtPage.Size;
        ulong before = RawHeap.Break().Value;
        verdict.Equal(1, RawHeap.Grow(step));
        verdict.Equal(before + step, RawHeap.Break().Value);
        verdict.Equal(1, RawHeap.Shrink(step));
        verdict.Equal(before, RawHeap.Break().Value);
    }

    /// <summary>The whole region can be had, and not a byte more.</summary>
    [SelfTest("limit")]
    internal static void Limit(ref Verdict verdict)
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
    [SelfTest("wrap")]
    internal static void Wrap(ref Verdict verdict)
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

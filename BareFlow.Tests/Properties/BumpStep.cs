using CsCheck;

namespace BareFlow.Tests.Properties;

/// <summary>What to do next with an allocator.</summary>
internal enum BumpAction
{
    Allocate,
    Release,
    Mark,
    Reset,
}

/// <summary>One step of a random sequence.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Number">The size to allocate; which block to release, or which mark to go back to.</param>
internal readonly record struct BumpStep(BumpAction Action, ulong Number)
{
    private const int OftenAllocate = 12;
    private const int OftenRelease = 4;
    private const int SometimesMark = 3;
    private const int SometimesReset = 2;

    /// <summary>Sizes that fit often, sizes around powers of two, and sizes whose rounding would wrap around.</summary>
    private static readonly Gen<ulong> Sizes = Gen.Frequency(
        (10, Gen.ULong[0, 100]),
        (4, Gen.ULong[0, 3000]),
        (1, Gen.Select(Gen.Int[0, 63], Gen.ULong[0, 2], (bit, offset) => (1UL << bit) + offset - 1)),
        (1, Gen.ULong[ulong.MaxValue - 40, ulong.MaxValue]));

    /// <summary>Any step.</summary>
    public static readonly Gen<BumpStep> Any = Gen.Frequency(
        (OftenAllocate, Sizes.Select(size => new BumpStep(BumpAction.Allocate, size))),
        (OftenRelease, Gen.ULong.Select(which => new BumpStep(BumpAction.Release, which))),
        (SometimesMark, Gen.Const(new BumpStep(BumpAction.Mark, 0))),
        (SometimesReset, Gen.ULong.Select(which => new BumpStep(BumpAction.Reset, which))));
}

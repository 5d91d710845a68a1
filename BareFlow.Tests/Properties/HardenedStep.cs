using CsCheck;

namespace BareFlow.Tests.Properties;

/// <summary>What to do next with a hardened heap.</summary>
internal enum HardenedAction
{
    Allocate,
    AllocateAligned,
    AllocateZeroed,
    Reallocate,
    Free,
    Trim,
}

/// <summary>One step of a random sequence.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Size">Bytes to ask for, or for a trim to keep.</param>
/// <param name="Which">Which block to free or resize; which power of two to align to.</param>
internal readonly record struct HardenedStep(HardenedAction Action, ulong Size, uint Which)
{
    /// <summary>Mostly small, sometimes large for the heap, seldom impossible.</summary>
    private static readonly Gen<ulong> Sizes = Gen.Frequency(
        (20, Gen.ULong[0, 200]),
        (6, Gen.ULong[0, 4000]),
        (1, Gen.ULong[0, 200_000]),
        (1, Gen.ULong[ulong.MaxValue - 40, ulong.MaxValue]));

    private static readonly Gen<HardenedAction> Actions = Gen.Frequency(
        (8, Gen.Const(HardenedAction.Allocate)),
        (2, Gen.Const(HardenedAction.AllocateAligned)),
        (2, Gen.Const(HardenedAction.AllocateZeroed)),
        (4, Gen.Const(HardenedAction.Reallocate)),
        (10, Gen.Const(HardenedAction.Free)),
        (1, Gen.Const(HardenedAction.Trim)));

    /// <summary>Any step.</summary>
    public static readonly Gen<HardenedStep> Any =
        Gen.Select(Actions, Sizes, Gen.UInt, (action, size, which) => new HardenedStep(action, size, which));
}

using BareFlow.Memory.Slabs;
using CsCheck;

namespace BareFlow.Tests.Properties;

/// <summary>What to do next with slabs and the caches before them.</summary>
internal enum SlabAction
{
    Allocate,
    Free,
    Open,
    Flush,
    Trim,
}

/// <summary>One random step.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Cache">Which thread's cache does it.</param>
/// <param name="SizeClass">The class that is asked for.</param>
/// <param name="Count">How many objects.</param>
/// <param name="Which">Which objects to free.</param>
internal readonly record struct SlabStep(SlabAction Action, int Cache, int SizeClass, int Count, ushort Which)
{
    /// <summary>Caches of a model.</summary>
    public const int Caches = 3;

    /// <summary>Few classes, so that slabs are used up and change hands.</summary>
    private static readonly int[] FewClasses = [1, 3, 24, 32, 43, SizeClasses.Count - 1];
    private static readonly Gen<int> Classes = Gen.Int[0, FewClasses.Length - 1].Select(index => FewClasses[index]);

    /// <summary>One object often, and sometimes more than two magazines hold.</summary>
    private static readonly Gen<int> Counts = Gen.Frequency(
        (6, Gen.Int[1, 3]),
        (3, Gen.Int[1, 40]),
        (1, Gen.Int[1, 300]));

    public static readonly Gen<SlabStep> Any = Gen.Select(
        Gen.Frequency(
            (300, Gen.Const(SlabAction.Allocate)),
            (300, Gen.Const(SlabAction.Free)),
            (10, Gen.Const(SlabAction.Open)),
            (6, Gen.Const(SlabAction.Flush)),
            (3, Gen.Const(SlabAction.Trim))),
        Gen.Int[0, Caches - 1],
        Classes,
        Counts,
        Gen.UShort,
        (action, cache, sizeClass, count, which) => new SlabStep(action, cache, sizeClass, count, which));
}

using BareFlow.Memory.Frames;
using CsCheck;

namespace BareFlow.Tests.Properties;

/// <summary>What to do next with a frame allocator.</summary>
internal enum FrameAction
{
    Allocate,
    Free,
    FreeUsed,
    Reserve,
}

/// <summary>One step of a random sequence.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Size">With which size.</param>
/// <param name="Number">With which frame, where the allocator does not choose.</param>
internal readonly record struct FrameStep(FrameAction Action, FrameSize Size, ulong Number)
{
    private const ulong Beyond = 2 * FrameAllocator.FramesPerLarge;

    /// <summary>Any step: frames beyond the last one too, and often those at a boundary of a large frame.</summary>
    public static readonly Gen<FrameStep> Any = Gen.Select(
        Gen.Frequency(
            (9, Gen.Const(FrameAction.Allocate)),
            (3, Gen.Const(FrameAction.Free)),
            (5, Gen.Const(FrameAction.FreeUsed)),
            (1, Gen.Const(FrameAction.Reserve))),
        Gen.Frequency((2, Gen.Const(FrameSize.Small)), (1, Gen.Const(FrameSize.Large))),
        Gen.Frequency(
            (3, Gen.ULong[0, FrameModel.Frames + Beyond]),
            (1, Gen.ULong[0, FrameModel.Frames / FrameAllocator.FramesPerLarge].Select(
                block => block * FrameAllocator.FramesPerLarge))),
        (action, size, number) => new FrameStep(action, size, number));
}

using CsCheck;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>Random sequences over a frame allocator, each step checked against the model.</summary>
public class FrameProperties
{
    private const int LongestSequence = 300;
    private const int Sequences = 200;

    [Fact]
    public void The_allocator_and_a_row_of_states_agree_after_every_step() =>
        Gen.Select(
            Gen.ULong[0, FrameModel.Frames], Gen.ULong[0, FrameModel.Frames], FrameStep.Any.Array[1, LongestSequence])
        .Sample(
            (first, count, steps) =>
            {
                using var model = new FrameModel(first, ulong.Min(count, FrameModel.Frames - first));
                foreach (FrameStep step in steps)
                    model.Do(step);
            },
            iter: Sequences);
}

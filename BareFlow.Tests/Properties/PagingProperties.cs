using BareFlow.Memory;
using CsCheck;
using Xunit;

namespace BareFlow.Tests.Properties;

public class PagingProperties
{
    private const int Sequences = 500;
    private const int LongestSequence = 60;
    private const int Frames = 4096;
    private const int FewFrames = 520;

    /// <summary>Enough frames, and so few that tables run out in the middle of a change.</summary>
    private static readonly Gen<int> Limits = Gen.Frequency((3, Gen.Const(Frames)), (2, Gen.Int[4, 12]), (1, Gen.Int[500, FewFrames]));

    [Fact]
    public void The_tables_and_a_list_of_pages_agree_after_every_step() =>
        Gen.Select(Gen.OneOf(Gen.Const(PageSize.Large), Gen.Const(PageSize.Giant)), Limits, PagingStep.Any.Array[1, LongestSequence]).Sample(
            (largest, limit, steps) =>
            {
                using var model = new PagingModel(Frames, largest, limit);
                foreach (PagingStep step in steps)
                    model.Do(step);
            },
            iter: Sequences);
}

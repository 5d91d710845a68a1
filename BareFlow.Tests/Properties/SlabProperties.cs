using System;
using System.Threading;
using CsCheck;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>Random sequences over slabs and several caches, each step checked against the model.</summary>
public class SlabProperties(ITestOutputHelper output)
{
    private const long LeastSteps = 200_000;
    private const int ShortestSequence = 20;
    private const int LongestSequence = 400;

    /// <summary>Memory for the tables and few slabs, so that it is used up within one sequence.</summary>
    private static readonly Gen<(ulong, SlabStep[])> Any =
        Gen.Select(Gen.ULong[2, 14], SlabStep.Any.Array[ShortestSequence, LongestSequence]);

    [Fact]
    public void The_slabs_the_caches_and_a_list_of_objects_agree_after_every_step()
    {
        long steps = 0;
        while (steps < LeastSteps)
            Any.Sample(Count, iter: LeastSteps / LongestSequence);

        output.WriteLine($"{steps} steps");

        void Count(ulong slabs, SlabStep[] sequence)
        {
            Replay(slabs, sequence);
            Interlocked.Add(ref steps, sequence.Length);
        }
    }

    private static void Replay(ulong slabs, SlabStep[] sequence)
    {
        using var model = new SlabModel(slabs);
        foreach (SlabStep step in sequence)
            model.Do(step);

        model.Finish();
    }
}

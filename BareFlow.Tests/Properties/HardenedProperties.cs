using System.Threading;
using BareFlow.Memory.Hardened;
using BareFlow.Tests.Unit;
using CsCheck;
using Xunit;

namespace BareFlow.Tests.Properties;

public class HardenedProperties
{
    private const int Sequences = 600;
    private const int ShortestSequence = 100;
    private const int LongestSequence = 300;
    private const ulong SmallestHeap = 4 * 1024;
    private const ulong LargestHeap = 128 * 1024;
    private const long LeastSteps = 100_000;

    [Theory]
    [InlineData(HardeningLevel.Checks)]
    [InlineData(HardeningLevel.Full)]
    public void A_program_that_does_nothing_wrong_is_accused_of_nothing(HardeningLevel level)
    {
        long steps = 0;
        Gen.Select(Gen.ULong[SmallestHeap, LargestHeap], HardenedStep.Any.Array[ShortestSequence, LongestSequence]).Sample(
            (size, sequence) =>
            {
                Replay(level, size, sequence);
                Interlocked.Add(ref steps, sequence.Length);
            },
            iter: Sequences);
        Assert.True(steps >= LeastSteps, $"Only {steps} steps were taken.");
    }

    private static void Replay(HardeningLevel level, ulong size, HardenedStep[] sequence)
    {
        using var memory = new NativeBlock(size);
        var model = new HardenedModel(memory, level);
        foreach (HardenedStep step in sequence)
            model.Do(step);

        model.Finish();
    }
}

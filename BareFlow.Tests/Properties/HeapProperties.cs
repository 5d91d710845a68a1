using System;
using System.Threading;
using BareFlow.Memory.BumpList;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Memory;
using CsCheck;
using Xunit;

namespace BareFlow.Tests.Properties;

/// <summary>Random sequences over every configuration, each step checked against the model.</summary>
/// <remarks><c>bench/soak</c> sets <see cref="SoakVariable"/> to the steps that are wanted instead.</remarks>
public class HeapProperties(ITestOutputHelper output)
{
    private const string SoakVariable = "BAREFLOW_SOAK";
    private const long LeastSteps = 2_000_000;
    private const int ShortestSequence = 20;
    private const int LongestSequence = 400;
    private const ulong KiB = 1024;

    /// <summary>Heaps that run full within one sequence, with and without a ragged end; now and then a large one, whose
    /// top grows and is given back.</summary>
    private static readonly Gen<ulong> HeapSizes = Gen.Frequency(
        (10, Gen.ULong[0, 16 * KiB]),
        (5, Gen.ULong[0, 128 * KiB]),
        (1, Gen.ULong[KiB * KiB, 4 * KiB * KiB]));

    private static readonly Gen<(HeapConfiguration, ulong, HeapStep[])> Any = Gen.Select(
        Gen.Int[0, HeapConfiguration.All.Count - 1].Select(index => HeapConfiguration.All[index]), HeapSizes, HeapStep.Any.Array[ShortestSequence, LongestSequence]);

    [Fact]
    public void The_allocators_and_a_list_of_blocks_agree_after_every_step()
    {
        long wanted = long.TryParse(Environment.GetEnvironmentVariable(SoakVariable), out long soak) ? soak : LeastSteps;
        long steps = 0;
        long sequences = 0;
        while (steps < wanted)
            Any.Sample(Count, iter: Math.Min(wanted, LeastSteps) / LongestSequence);

        output.WriteLine($"{steps} steps in {sequences} sequences");

        void Count(HeapConfiguration configuration, ulong size, HeapStep[] sequence)
        {
            Replay(configuration, size, sequence);
            Interlocked.Add(ref steps, sequence.Length);
            Interlocked.Increment(ref sequences);
        }
    }

    /// <summary>A counter-example is small: a source that hands out the same bytes twice is found, and shrunk to the few
    /// steps that it takes.</summary>
    [Fact]
    public void A_counter_example_is_shrunk()
    {
        var broken = new HeapConfiguration<BumpAllocator<OverlappingSource>>("overlapping")
        {
            Start = static (ref heap, memory) =>
                heap = new BumpAllocator<OverlappingSource>(new OverlappingSource(memory.Source())),
        };
        var failure = Assert.ThrowsAny<Exception>(() => HeapStep.Any.Array[1, LongestSequence].Sample(
            sequence => Replay(broken, 64 * KiB, sequence), iter: 20_000, threads: 1));
        int steps = failure.Message.Split(nameof(HeapStep) + " {").Length - 1;
        Assert.InRange(steps, 1, 20);
    }

    private static void Replay(HeapConfiguration configuration, ulong size, HeapStep[] sequence)
    {
        using var memory = new NativeBlock(size);
        using HeapModel model = configuration.NewModel(memory);
        foreach (HeapStep step in sequence)
            model.Do(step);

        model.Finish();
    }
}

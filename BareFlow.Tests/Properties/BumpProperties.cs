using System.Threading;
using BareFlow.Memory.Regions;
using BareFlow.Tests.Unit;
using BareFlow.Tests.Unit.Memory;
using CsCheck;
using Xunit;
using Xunit.Sdk;

namespace BareFlow.Tests.Properties;

public class BumpProperties
{
    private const int Sequences = 16_000;
    private const int ShortestSequence = 100;
    private const int LongestSequence = 300;
    private const ulong LargestHeap = 96 * 1024;
    private const long LeastSteps = 2_000_000;

    /// <summary>Heaps that run full within one sequence and heaps that do not, with and without a ragged end.</summary>
    private static readonly Gen<ulong> HeapSizes = Gen.ULong[0, LargestHeap];

    [Fact]
    public void The_allocator_and_a_list_of_blocks_agree_after_every_step()
    {
        long steps = 0;
        Gen.Select(HeapSizes, BumpStep.Any.Array[ShortestSequence, LongestSequence]).Sample(
            (size, sequence) =>
            {
                Replay(size, sequence);
                Interlocked.Add(ref steps, sequence.Length);
            },
            iter: Sequences);
        Assert.True(steps >= LeastSteps, $"Only {steps} steps were taken.");
    }

    [Fact]
    public void A_source_that_overlaps_its_blocks_is_found_out()
    {
        using var memory = new NativeBlock(LargestHeap);
        BumpStep[] sequence = [new(BumpAction.Allocate, 100), new(BumpAction.Allocate, 100)];
        Assert.ThrowsAny<XunitException>(() => Replay(memory, new OverlappingSource(memory.Source()), sequence));
    }

    [Fact]
    public void A_source_that_leaks_is_found_out()
    {
        using var memory = new NativeBlock(LargestHeap);
        BumpStep[] sequence = [new(BumpAction.Mark, 0), new(BumpAction.Allocate, 100), new(BumpAction.Reset, 0)];
        Assert.ThrowsAny<XunitException>(() => Replay(memory, new LeakingSource(memory.Source()), sequence));
    }

    private static void Replay(ulong size, BumpStep[] sequence)
    {
        using var memory = new NativeBlock(size);
        Replay(memory, memory.Source(), sequence);
    }

    private static void Replay<TSource>(NativeBlock memory, TSource source, BumpStep[] sequence)
        where TSource : unmanaged, IMemorySource
    {
        var model = new BumpModel<TSource>(memory, source);
        foreach (BumpStep step in sequence)
            model.Do(step);

        model.Finish();
    }
}

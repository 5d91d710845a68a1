using System;
using BareFlow.Memory.BumpList;
using BareFlow.Memory.Cases;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>The cases can fail: each of these sources is wrong in one way, and some case says so.</summary>
public class HarnessTests
{
    private const ulong HeapSize = 256 * 1024;

    [Theory]
    [InlineData(nameof(AllocatorCases.Alignment))]
    [InlineData(nameof(AllocatorCases.Reallocate))]
    public void Blocks_that_overlap_are_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, block, static memory => new OverlappingSource(memory.Source()));
    }

    [Theory]
    [InlineData(nameof(AllocatorCases.HugeSizes))]
    [InlineData(nameof(AllocatorCases.Aligned))]
    public void Memory_that_is_not_there_is_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, block, static memory => new GenerousSource(memory.Source()));
    }

    [Fact]
    public void Memory_that_does_not_come_back_is_found()
    {
        using var block = new NativeBlock(HeapSize);
        Assert.True(BumpCase.Run(nameof(BumpCases.Marks), new LeakingSource(block.Source())).Failed);
    }

    [Theory]
    [InlineData(nameof(AllocatorCases.Alignment))]
    [InlineData(nameof(AllocatorCases.Reported))]
    public void A_position_off_the_16_byte_boundary_is_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, block, static memory => new MisalignedSource(memory.Source()));
    }

    [Fact]
    public void A_heap_without_room_is_found()
    {
        using var block = new NativeBlock(size: 16);
        AssertFails(nameof(AllocatorCases.Reported), block, static memory => memory.Source());
    }

    [Fact]
    public void An_allocator_that_does_not_reuse_is_found()
    {
        using var block = new NativeBlock(HeapSize);
        var bump = new HeapConfiguration<BumpAllocator<BlockSource>>("a bump allocator that says it reuses")
        {
            Reuses = true,
            Start = static (ref heap, memory) => heap = memory.Heap(),
        };
        Assert.All(
            [nameof(ReuseCases.Recovery), nameof(ReuseCases.Joining), nameof(ReuseCases.InPlace), nameof(ReuseCases.Statistics)],
            name => Assert.True(bump.Run(name, block).Failed, name));
    }

    [Fact]
    public void A_verdict_keeps_the_first_failure()
    {
        Verdict verdict = default;
        Assert.True(verdict.That(true, line: 1));
        Assert.False(verdict.Equal(5, 6, line: 2));
        Assert.False(verdict.That(false, line: 3));
        Assert.Equal((true, 2, 5UL, 6UL), (verdict.Failed, verdict.Line, verdict.Expected, verdict.Actual));
    }

    [Fact]
    public void A_verdict_keeps_the_reason_for_a_skip()
    {
        Verdict verdict = default;
        Assert.False(verdict.IsSkipped);
        verdict.Skip("no APIC"u8);
        Assert.True(verdict.IsSkipped);
        Assert.True(verdict.Reason.SequenceEqual("no APIC"u8));
        Assert.False(verdict.Failed);
    }

    [Fact]
    public unsafe void A_verdict_compares_blocks()
    {
        Verdict verdict = default;
        Assert.True(verdict.Null(null) && verdict.NotNull(&verdict) && verdict.Same(&verdict, &verdict));
        Assert.False(verdict.Failed);
        Assert.False(verdict.Same(null, &verdict) || verdict.Null(&verdict) || verdict.NotNull(null));
        Assert.Equal((0UL, (ulong)&verdict), (verdict.Expected, verdict.Actual));
    }

    private static void AssertFails<TSource>(string name, NativeBlock block, Func<NativeBlock, TSource> source)
        where TSource : unmanaged, IMemorySource
    {
        var configuration = new HeapConfiguration<BumpAllocator<TSource>>(typeof(TSource).Name)
        {
            Start = (ref heap, memory) => heap = new BumpAllocator<TSource>(source(memory)),
        };
        Verdict verdict = configuration.Run(name, block);
        Assert.True(verdict.Failed, $"{name} saw nothing wrong with {typeof(TSource).Name}.");
        Assert.True(verdict.Line > 0);
    }
}

using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>The cases can fail: each of these sources is wrong in one way, and some case says so.</summary>
public class HarnessTests
{
    private const ulong HeapSize = 256 * 1024;

    [Theory]
    [InlineData(nameof(BumpCases.Alignment))]
    [InlineData(nameof(BumpCases.Exhaustion))]
    public void Blocks_that_overlap_are_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, new OverlappingSource(block.Source()));
    }

    [Theory]
    [InlineData(nameof(BumpCases.HugeSizes))]
    [InlineData(nameof(BumpCases.Exhaustion))]
    public void Memory_that_is_not_there_is_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, new GenerousSource(block.Source()));
    }

    [Theory]
    [InlineData(nameof(BumpCases.Marks))]
    public void Memory_that_does_not_come_back_is_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, new LeakingSource(block.Source()));
    }

    [Theory]
    [InlineData(nameof(BumpCases.Alignment))]
    [InlineData(nameof(BumpCases.Exhaustion))]
    public void Blocks_off_the_16_byte_boundary_are_found(string name)
    {
        using var block = new NativeBlock(HeapSize);
        AssertFails(name, new MisalignedSource(block.Source()));
    }

    [Theory]
    [InlineData(nameof(BumpCases.ReportedCase))]
    public void A_heap_without_room_is_found(string name)
    {
        using var block = new NativeBlock(size: 16);
        AssertFails(name, block.Source());
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

    private static void AssertFails<TSource>(string name, TSource source)
        where TSource : unmanaged, IMemorySource
    {
        Verdict verdict = BumpCaseRunner.Run(name, source);
        Assert.True(verdict.Failed, $"{name} saw nothing wrong with {typeof(TSource).Name}.");
        Assert.True(verdict.Line > 0);
    }
}

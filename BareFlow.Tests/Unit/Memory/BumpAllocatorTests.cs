using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>What only a host test can ask: what happens when the caller breaks the rules.</summary>
public unsafe class BumpAllocatorTests
{
    private const ulong Size = 64 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(15)]
    public void A_source_off_the_16_byte_boundary_breaks_the_invariant(ulong offset)
    {
        using var block = new NativeBlock(Size);
        var source = new BlockSource(new VirtAddr(block.Start.Value + offset), Size - offset);
        var broken = Assert.Throws<InvariantException>(() => new BumpAllocator<BlockSource>(source));
        Assert.Contains("a multiple of 16", broken.Message);
    }

    [Fact]
    public void A_source_in_use_breaks_the_invariant()
    {
        using var block = new NativeBlock(Size);
        BlockSource source = block.Source();
        source.TryGrow(16);
        var broken = Assert.Throws<InvariantException>(() => new BumpAllocator<BlockSource>(source));
        Assert.Contains("starts empty", broken.Message);
    }

    [Fact]
    public void A_mark_above_the_position_breaks_the_invariant()
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        heap.Allocate(100);
        BumpMark above = heap.Mark();
        heap.Reset();
        var broken = Assert.Throws<InvariantException>(() => heap.Reset(above));
        Assert.Contains("at or below the position", broken.Message);
    }

    [Fact]
    public void A_limit_off_the_16_byte_boundary_costs_less_than_one_block()
    {
        const ulong odd = 100;
        using var block = new NativeBlock(Size);
        var heap = new BumpAllocator<BlockSource>(new BlockSource(block.Start, odd));
        while (heap.Allocate(1) != null)
        {
        }

        Assert.Equal(odd % BumpAllocator<BlockSource>.Alignment, heap.Free);
        Assert.True(heap.Check());
    }

    [Fact]
    public void Releasing_null_or_too_often_is_no_harm()
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        void* only = heap.Allocate(1);
        heap.Release(null);
        Assert.Equal(1UL, heap.LiveBlocks);
        heap.Release(only);
        heap.Release(only);
        Assert.Equal(0UL, heap.LiveBlocks);
        Assert.True(heap.Check());
    }
}

using BareFlow.Memory;
using BareFlow.Memory.BumpList;
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

        Assert.Equal(odd % BumpAllocator<BlockSource>.Alignment, heap.Remaining);
        Assert.True(heap.Check());
    }

    [Fact]
    public void Freeing_null_or_too_often_is_no_harm()
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        void* only = heap.Allocate(1);
        heap.Free(null);
        Assert.Equal(1UL, heap.Statistics.LiveBlocks);
        heap.Free(only);
        heap.Free(only);
        Assert.Equal(0UL, heap.Statistics.LiveBlocks);
        Assert.True(heap.Check());
    }

    [Fact]
    public void Only_the_last_block_has_a_known_size_and_grows_in_place()
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        void* first = heap.Allocate(20);
        Assert.Equal(32UL, heap.UsableSize(first));
        void* last = heap.Allocate(20);
        Assert.Equal(0UL, heap.UsableSize(first));
        Assert.True(heap.Reallocate(last, 1000) == last);
        Assert.Equal(1008UL, heap.UsableSize(last));
        Assert.True(heap.Reallocate(last, 1) == last);
        Assert.Equal(48UL, heap.Allocated);
        Assert.True(heap.Reallocate(last, Size) == null);
        Assert.Equal(48UL, heap.Allocated);
        Assert.Equal(1024UL, heap.Statistics.PeakUsed - 16);
    }

    [Fact]
    public void A_moved_block_is_copied_no_further_than_the_position()
    {
        using var block = new NativeBlock(Size);
        block.Clear();
        BumpAllocator<BlockSource> heap = block.Heap();
        byte* first = (byte*)heap.Allocate(16);
        byte* wall = (byte*)heap.Allocate(16);
        *first = 1;
        *wall = 2;
        byte* moved = (byte*)heap.Reallocate(first, 100);
        Assert.Equal((1, 2, 0), (moved[0], moved[16], moved[32]));
        Assert.Equal(2UL, heap.Statistics.LiveBlocks);
    }

    [Fact]
    public void After_a_reset_no_block_is_the_last()
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        void* last = heap.Allocate(16);
        heap.Reset();
        Assert.Equal(0UL, heap.UsableSize(last));
        Assert.Equal(0UL, heap.Allocated);
    }

    [Theory]
    [InlineData(16, 200)]
    [InlineData(500, 10)]
    public void A_mark_ends_resizing_in_place(ulong size, ulong resized)
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        byte* first = (byte*)heap.Allocate(size);
        *first = 9;
        BumpMark mark = heap.Mark();
        byte* moved = (byte*)heap.Reallocate(first, resized);
        Assert.True(moved != first);
        Assert.Equal(9, *moved);
        heap.Reset(mark);
        byte* second = (byte*)heap.Allocate(100);
        Assert.True(second >= first + size);
        Assert.True(heap.Check());
    }

    [Fact]
    public void A_block_that_was_freed_is_not_live_again_after_a_reset()
    {
        using var block = new NativeBlock(Size);
        BumpAllocator<BlockSource> heap = block.Heap();
        void* first = heap.Allocate(16);
        BumpMark mark = heap.Mark();
        heap.Free(first);
        heap.Reset(mark);
        Assert.Equal(0UL, heap.Statistics.LiveBlocks);
    }
}

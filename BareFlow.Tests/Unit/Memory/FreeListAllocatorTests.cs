using System;
using BareFlow.Memory;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

/// <summary>What is special to the free-list allocator: where blocks lie, what is split and joined, and when memory is asked
/// for and given back.</summary>
public sealed unsafe class FreeListAllocatorTests : IDisposable
{
    private const ulong HeapSize = 8 * 1024 * 1024;
    private const ulong HeaderSize = 8;
    private const ulong GrowthStep = 64 * 1024;
    private const ulong PageSize = 4096;

    private readonly NativeBlock _memory = new(HeapSize);
    private readonly HostHeap<FreeListAllocator<GatedSource, PlainTags>> _heap = new();
    private readonly HostHeap<GatedSource.Gate> _gate = new();

    public FreeListAllocatorTests() => Start(HeapSize);

    private ref FreeListAllocator<GatedSource, PlainTags> Heap => ref _heap.Allocator;

    private ref GatedSource.Gate Gate => ref _gate.Allocator;

    public void Dispose()
    {
        _gate.Dispose();
        _heap.Dispose();
        _memory.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_source_off_the_16_byte_boundary_breaks_the_invariant(ulong offset)
    {
        var source = new BlockSource(new VirtAddr(_memory.Start.Value + offset), PageSize);
        var broken = Assert.Throws<InvariantException>(() => Initialize(source));
        Assert.Contains("a multiple of 16", broken.Message);
    }

    /// <summary>The limit is no memory: nothing is handed out before the heap is asked for a block.</summary>
    [Theory]
    [InlineData(512UL << 30, true)]
    [InlineData(1UL << 40, true)]
    [InlineData((512UL << 30) - PageSize, false)]
    public void A_source_that_the_lists_do_not_cover_breaks_the_invariant(ulong size, bool isRefused)
    {
        var source = new BlockSource(new VirtAddr(PageSize), size);
        var broken = Record.Exception(() => Initialize(source)) as InvariantException;
        Assert.Equal(isRefused, broken?.Message.Contains("less than 512 GiB") == true);
    }

    [Fact]
    public void A_source_in_use_breaks_the_invariant()
    {
        BlockSource source = _memory.Source();
        source.TryGrow(16);
        Assert.Contains("starts empty", Assert.Throws<InvariantException>(() => Initialize(source)).Message);
    }

    [Fact]
    public void The_first_block_lies_16_bytes_behind_the_base() =>
        Assert.Equal(_memory.Start.Value + 16, (ulong)Heap.Allocate(1));

    [Theory]
    [InlineData(0, 24)]
    [InlineData(24, 24)]
    [InlineData(25, 40)]
    [InlineData(40, 40)]
    [InlineData(1024, 1032)]
    public void A_block_costs_8_bytes_and_its_rounding_to_16(ulong size, ulong usable)
    {
        void* block = Heap.Allocate(size);
        Assert.Equal(usable, Heap.UsableSize(block));
        Assert.Equal(usable + HeaderSize, Heap.Statistics.Used);
    }

    [Fact]
    public void A_large_free_block_is_split_and_its_rest_is_free()
    {
        byte* hole = Hole(1000);
        Assert.True(Heap.Allocate(100) == hole);
        byte* rest = hole + 112;
        Assert.True(Heap.Allocate(1008 - 112 - HeaderSize) == rest);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_rest_that_makes_no_block_stays_with_the_block()
    {
        byte* hole = Hole(72);
        Assert.True(Heap.Allocate(56) == hole);
        Assert.Equal(72UL, Heap.UsableSize(hole));
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_small_request_takes_the_free_block_of_its_exact_size()
    {
        Holes(120, 104, out byte* large, out byte* exact);
        Assert.True(Heap.Allocate(104) == exact);
        Assert.True(Heap.Allocate(120) == large);
    }

    [Fact]
    public void Of_equal_free_blocks_the_lowest_is_taken()
    {
        byte*[] blocks = new byte*[4];
        for (int index = 0; index < blocks.Length; index++)
        {
            blocks[index] = (byte*)Heap.Allocate(200);
            Heap.Allocate(0);
        }

        foreach (int index in new[] { 2, 0, 3, 1 })
            Heap.Free(blocks[index]);

        Assert.True(Heap.Allocate(200) == blocks[0]);
        Assert.True(Heap.Check());
    }

    /// <summary>Sizes from 1,024 to 1,087 share a list.</summary>
    [Fact]
    public void The_first_block_of_the_own_list_serves_when_it_fits()
    {
        byte* hole = Hole(1040 - HeaderSize);
        Assert.True(Heap.Allocate(1040 - HeaderSize) == hole);
    }

    [Fact]
    public void Behind_a_first_block_that_is_too_small_the_next_one_is_looked_at()
    {
        Holes(1024 - HeaderSize, 1056 - HeaderSize, out byte* small, out byte* fitting);
        Assert.True(Heap.Allocate(1056 - HeaderSize) == fitting);
        Assert.True(Heap.Allocate(1024 - HeaderSize) == small);
    }

    /// <summary>The price of a bounded search: nobody looks at a third block at once, but each miss brings it nearer, and what
    /// is handed out meanwhile is as large as the next list wants its blocks.</summary>
    [Fact]
    public void A_miss_turns_the_list_and_is_served_as_the_next_list_wants_it()
    {
        void* small = Heap.Allocate(1024 - HeaderSize);
        Heap.Allocate(0);
        Holes(1024 - HeaderSize, 1056 - HeaderSize, out _, out byte* fitting);
        Heap.Free(small);
        byte* block = (byte*)Heap.Allocate(1056 - HeaderSize);
        Assert.True(block > fitting);
        Assert.Equal(1088 - HeaderSize, Heap.UsableSize(block));
        Heap.Allocate(0);
        Heap.Free(block);
        Assert.True(Heap.Allocate(1056 - HeaderSize) == fitting);
        Assert.True(Heap.Allocate(1056 - HeaderSize) == block);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_full_heap_gives_an_aligned_block_again()
    {
        const ulong size = 64 * 1024;
        void* block = Heap.AllocateAligned(size, size);
        while (Heap.Allocate(PageSize) != null)
        {
        }

        while (Heap.Allocate(0) != null)
        {
        }

        Heap.Free(block);
        Assert.True(Heap.AllocateAligned(size, size) == block);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_block_moves_down_and_grows_into_the_top_behind_it_when_memory_ends()
    {
        const ulong third = HeapSize / 3;
        byte* before = (byte*)Heap.Allocate(third);
        byte* block = (byte*)Heap.Allocate(third);
        *block = 7;
        Heap.Free(before);
        byte* moved = (byte*)Heap.Reallocate(block, HeapSize - PageSize);
        Assert.True(moved == before);
        Assert.Equal(7, *moved);
        Assert.True(Heap.Check());
        Heap.Free(moved);
        Assert.Equal(0UL, Heap.Statistics.Used);
        Assert.True(Heap.Check());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public void A_source_that_is_too_small_for_a_block_has_no_more_free_than_it_has(ulong size)
    {
        using var heap = new HostHeap<FreeListAllocator<BlockSource, PlainTags>>();
        heap.Allocator.Initialize(new BlockSource(_memory.Start, size));
        Assert.InRange(heap.Allocator.Map().Free, 0UL, size);
        Assert.True(heap.Allocator.Allocate(0) == null);
        Assert.True(heap.Allocator.Check());
    }

    [Fact]
    public void A_block_grows_into_the_top_in_place()
    {
        void* block = Heap.Allocate(100);
        Assert.True(Heap.Reallocate(block, 100_000) == block);
        Assert.True(Heap.Check());
        Assert.True(Heap.Reallocate(block, 10) == block);
        Assert.Equal(24UL, Heap.UsableSize(block));
        Assert.True(Heap.Check());
    }

    [Fact]
    public void A_block_moves_down_over_the_free_block_before_it_with_its_contents()
    {
        byte* before = (byte*)Heap.Allocate(200);
        byte* block = (byte*)Heap.Allocate(400);
        void* wall = Heap.Allocate(0);
        new Span<byte>(block, 400).Fill(7);
        Heap.Free(before);
        byte* moved = (byte*)Heap.Reallocate(block, 560);
        Assert.True(moved == before);
        Assert.False(new Span<byte>(moved, 400).ContainsAnyExcept((byte)7));
        Assert.True(Heap.Check());
        Heap.Free(wall);
        Heap.Free(moved);
        Assert.Equal(0UL, Heap.Statistics.Used);
    }

    [Fact]
    public void A_block_moves_down_and_takes_the_free_block_behind_it_too()
    {
        byte* before = (byte*)Heap.Allocate(200);
        byte* block = (byte*)Heap.Allocate(400);
        byte* after = (byte*)Heap.Allocate(200);
        Heap.Allocate(0);
        new Span<byte>(block, 400).Fill(7);
        Heap.Free(before);
        Heap.Free(after);
        byte* moved = (byte*)Heap.Reallocate(block, 800);
        Assert.True(moved == before);
        Assert.False(new Span<byte>(moved, 400).ContainsAnyExcept((byte)7));
        Assert.True(Heap.Check());
    }

    [Fact]
    public void When_all_is_freed_the_top_is_back_at_the_base()
    {
        var random = new Random(1);
        byte* first = (byte*)Heap.Allocate(50);
        byte*[] blocks = new byte*[1000];
        for (int index = 0; index < blocks.Length; index++)
            blocks[index] = (byte*)Heap.Allocate((ulong)random.Next(2000));

        Heap.Free(first);
        int[] order = [.. System.Linq.Enumerable.Range(0, blocks.Length)];
        random.Shuffle(order);
        foreach (int index in order)
            Heap.Free(blocks[index]);

        HeapMap map = Heap.Map();
        Assert.Equal((0UL, 0U), (map.Used, map.Fragmentation));
        Assert.True(Heap.Allocate(HeapSize - 24) == first);
    }

    [Fact]
    public void Memory_is_asked_for_in_steps()
    {
        Heap.Allocate(1);
        Assert.Equal((1, GrowthStep), (Gate.Asked, Gate.Granted));
        Heap.Allocate(GrowthStep / 2);
        Assert.Equal(1, Gate.Asked);
        Heap.Allocate(GrowthStep);
        Assert.Equal((2, GrowthStep * 2), (Gate.Asked, Gate.Granted));
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(100_000)]
    [InlineData(100_016)]
    public void Every_byte_of_the_heap_can_be_had_but_lead_and_header(ulong size)
    {
        Start(size);
        Assert.True(Heap.Allocate(size - 23) == null);
        void* all = Heap.Allocate(size - 24);
        Assert.True(all != null);
        Assert.Equal(size, Gate.Granted);
        Assert.True(Heap.Allocate(0) == null);
        Assert.True(Heap.Check());
        Heap.Free(all);
        Assert.Equal(0UL, Heap.Statistics.Used);
    }

    [Fact]
    public void A_large_top_is_given_back_down_to_half_the_threshold()
    {
        const ulong threshold = FreeListAllocator<GatedSource, PlainTags>.DefaultTrimThreshold;
        void* block = Heap.Allocate(threshold * 4);
        Assert.True(Gate.Granted > threshold * 4);
        Heap.Free(block);
        Assert.InRange(Gate.Granted, threshold / 2, threshold / 2 + PageSize);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void Trim_gives_back_whole_pages_and_keeps_what_it_is_told_to()
    {
        Heap.TrimThreshold = ulong.MaxValue;
        Heap.Free(Heap.Allocate(HeapSize / 2));
        Assert.True(Gate.Granted > HeapSize / 2);
        Assert.True(Heap.Trim(GrowthStep));
        Assert.InRange(Gate.Granted, GrowthStep, GrowthStep + PageSize + 16);
        Assert.True(Heap.Trim(0));
        Assert.True(Gate.Granted <= PageSize);
        Assert.False(Heap.Trim(0));
        Assert.False(Heap.Trim(ulong.MaxValue));
        Assert.True(Heap.Check());
        Assert.True(Heap.Allocate(HeapSize / 2) != null);
    }

    [Fact]
    public void An_empty_heap_has_nothing_to_trim() => Assert.False(Heap.Trim(0));

    [Fact]
    public void What_is_larger_than_the_largest_request_is_not_even_asked_for()
    {
        const ulong largest = FreeListAllocator<GatedSource, PlainTags>.LargestRequest;
        Assert.True(Heap.Allocate(largest + 1) == null);
        Assert.Equal(0, Gate.Asked);
        Assert.True(Heap.Allocate(largest) == null);
        Assert.True(Gate.Asked > 0);
    }

    /// <summary>Size, alignment and gap together pass the largest size that has a list. A small block may be had wherever the
    /// heap happens to hold an address of that alignment.</summary>
    [Fact]
    public void A_size_and_an_alignment_that_together_pass_the_lists_give_null()
    {
        const ulong largest = FreeListAllocator<GatedSource, PlainTags>.LargestRequest;
        Heap.Allocate(100);
        for (ulong alignment = 1UL << 20; alignment != 0; alignment <<= 1)
        {
            Assert.True(Heap.AllocateAligned(largest, alignment) == null);
            Assert.True(Heap.AllocateAligned(largest / 2, alignment) == null);
            Assert.Equal(0UL, (ulong)Heap.AllocateAligned(1, alignment) % alignment);
        }

        Assert.True(Heap.Check());
    }

    [Fact]
    public void The_gap_before_an_aligned_block_is_free()
    {
        Heap.Allocate(0);
        byte* aligned = (byte*)Heap.AllocateAligned(100, 4096);
        Assert.Equal(0UL, (ulong)aligned % 4096);
        Assert.True(Heap.Allocate(1000) < aligned);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void An_aligned_block_comes_out_of_a_free_block()
    {
        byte* hole = Hole(3000);
        byte* aligned = (byte*)Heap.AllocateAligned(100, 512);
        Assert.InRange((ulong)aligned, (ulong)hole, (ulong)hole + 3000);
        Assert.Equal(0UL, (ulong)aligned % 512);
        Assert.True(Heap.Check());
    }

    [Fact]
    public void The_map_counts_blocks_by_size()
    {
        Hole(1000);
        HeapMap map = Heap.Map();
        Assert.Equal((1UL, 1008UL), (map.FreeBlocks(9), map.FreeBytes(9)));
        Assert.Equal((1UL, 32UL), (map.UsedBlocks(5), map.UsedBytes(5)));
        Assert.Equal(32UL, map.Used);
        Assert.Equal(HeapSize - 8, map.Used + map.Free);
        Assert.Equal(HeapSize - 8 - 32 - 1008, map.LargestFree);
    }

    [Fact]
    public void Memory_that_nobody_used_is_not_cleared_again()
    {
        const ulong size = 1000;
        new Span<byte>(_memory.Start.Pointer, (int)HeapSize).Fill(0xFF);
        using var heap = new HostHeap<FreeListAllocator<CredulousSource, PlainTags>>();
        ref var claimed = ref heap.Allocator;
        claimed.Initialize(new CredulousSource(_memory.Source()));

        byte* fresh = (byte*)claimed.AllocateZeroed(1, size);
        Assert.False(new Span<byte>(fresh, (int)size).ContainsAnyExcept((byte)0xFF));
        claimed.Free(fresh);
        byte* used = (byte*)claimed.AllocateZeroed(1, 2 * size);
        Assert.True(used == fresh);
        Assert.False(new Span<byte>(used, (int)size).ContainsAnyExcept((byte)0));
        Assert.Equal(0xFF, used[2 * size - 1]);

        // What was given back comes zeroed from the source, or so it says.
        claimed.Free(used);
        Assert.True(claimed.Trim(0));
        byte* again = (byte*)claimed.AllocateZeroed(1, 2 * PageSize);
        Assert.Equal((0, 0xFF), (again[0], again[2 * PageSize - 1]));
    }

    [Fact]
    public void Memory_of_a_source_that_is_not_zeroed_is_always_cleared()
    {
        new Span<byte>(_memory.Start.Pointer, (int)HeapSize).Fill(0xFF);
        byte* fresh = (byte*)Heap.AllocateZeroed(10, 100);
        Assert.False(new Span<byte>(fresh, 1000).ContainsAnyExcept((byte)0));
    }

    private void Start(ulong size)
    {
        Gate = default;
        fixed (GatedSource.Gate* gate = &Gate)
            Heap.Initialize(new GatedSource(new BlockSource(_memory.Start, size), gate));
    }

    /// <summary>A free block between used ones.</summary>
    private byte* Hole(ulong size)
    {
        byte* hole = (byte*)Heap.Allocate(size);
        Heap.Allocate(0);
        Heap.Free(hole);
        return hole;
    }

    /// <summary>Two free blocks between used ones.</summary>
    private void Holes(ulong firstSize, ulong secondSize, out byte* first, out byte* second)
    {
        first = (byte*)Heap.Allocate(firstSize);
        Heap.Allocate(0);
        second = Hole(secondSize);
        Heap.Free(first);
    }

    private static void Initialize(BlockSource source)
    {
        using var heap = new HostHeap<FreeListAllocator<BlockSource, PlainTags>>();
        heap.Allocator.Initialize(source);
    }

    /// <summary>Says that its memory is zeroed, whatever is in it: what was cleared can be told from what was not.</summary>
    private struct CredulousSource(BlockSource block) : IMemorySource
    {
        private BlockSource _block = block;

        public readonly VirtAddr Base => _block.Base;

        public readonly VirtAddr Break => _block.Break;

        public readonly VirtAddr Limit => _block.Limit;

        public readonly bool IsZeroed => true;

        public readonly bool CanGuard => false;

        public bool TryGrow(ulong bytes) => _block.TryGrow(bytes);

        public bool TryShrink(ulong bytes) => _block.TryShrink(bytes);

        public readonly bool TryDiscard(VirtAddr start, ulong bytes) => false;

        public readonly bool TryGuard(VirtAddr start, ulong bytes, bool isGuarded) => false;

        public readonly bool IsGuarded(VirtAddr place) => false;
    }
}

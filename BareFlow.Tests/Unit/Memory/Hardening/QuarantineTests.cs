using System;
using System.Collections.Generic;
using BareFlow.Memory.Findings;
using BareFlow.Memory.Hardened;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>What becomes of freed memory at level full: poisoned, kept for a while, zeroed, and handed out again.</summary>
public unsafe class QuarantineTests
{
    private const int Size = 100;
    private const byte Secret = 0x5A;
    private const ulong LargeHeap = 8 * 1024 * 1024;

    // The record of what a free block was lies in its first bytes.
    private const int RecordSize = 16;

    [Fact]
    public void A_freed_block_is_poison_from_end_to_end()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(Size);
        new Span<byte>(block, Size).Fill(Secret);
        heap.Allocator.Free(block);
        Assert.False(new Span<byte>(block, Size).ContainsAnyExcept(HardenedAllocator<BlockSource>.PoisonByte));
    }

    [Theory]
    [InlineData(HardeningLevel.Checks)]
    [InlineData(HardeningLevel.Full)]
    public void A_block_shrinks_where_it_lies_when_there_is_no_memory_to_move_it_to(HardeningLevel level)
    {
        using var heap = new HardenedHeap(level);
        byte* block = heap.Allocate(HardenedHeap.DefaultSize / 2);
        new Span<byte>(block, Size).Fill(Secret);
        for (ulong size = HardenedHeap.DefaultSize; size > 0; size /= 2)
        {
            while (heap.Allocator.Allocate(size) != null)
            {
            }
        }

        Assert.True(heap.Allocator.Reallocate(block, Size) == block);
        Assert.Equal((ulong)Size, heap.Allocator.UsableSize(block));
        Assert.False(new Span<byte>(block, Size).ContainsAnyExcept(Secret));
        heap.AssertSound();
    }

    [Fact]
    public void At_level_checks_nothing_is_poisoned()
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* block = heap.Allocate(Size);
        new Span<byte>(block, Size).Fill(Secret);
        heap.Allocator.Free(block);
        Assert.False(new Span<byte>(block, Size)[RecordSize..].ContainsAnyExcept(Secret));
    }

    [Fact]
    public void Every_byte_that_is_handed_out_again_is_zero()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        new Span<byte>(heap.Memory.Start.Pointer, (int)heap.Memory.Size).Fill(Secret);
        var random = new Random(1);
        var blocks = new Queue<ulong>();
        for (int round = 0; round < 4000; round++)
        {
            int size = random.Next(16, 2000);
            byte* block = heap.Allocate((ulong)size);
            Assert.False(new Span<byte>(block, size).ContainsAnyExcept((byte)0));
            new Span<byte>(block, size).Fill(Secret);
            int grown = random.Next(16, 2000);
            block = (byte*)heap.Allocator.Reallocate(block, (ulong)grown);
            Assert.False(new Span<byte>(block, Math.Min(size, grown)).ContainsAnyExcept(Secret));
            if (grown > size)
                Assert.False(new Span<byte>(block + size, grown - size).ContainsAnyExcept((byte)0));

            new Span<byte>(block, grown).Fill(Secret);
            blocks.Enqueue((ulong)block);
            if (blocks.Count > 20)
                heap.Allocator.Free((void*)blocks.Dequeue());
        }

        foreach (ulong block in blocks)
            heap.Allocator.Free((void*)block);

        heap.AssertEmpty();
    }

    [Fact]
    public void What_waits_is_not_counted_as_used_at_the_peak()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        for (int round = 0; round < 100; round++)
            heap.Allocator.Free(heap.Allocate(1000));

        Assert.InRange(heap.Allocator.Statistics.PeakUsed, 1000UL, 1100UL);
        heap.AssertEmpty();
    }

    [Fact]
    public void A_request_that_can_never_be_served_leaves_the_quarantine_alone()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block);
        Assert.True(heap.Allocator.Allocate(1UL << 38) == null);
        Assert.True(heap.Allocator.Allocate(HardenedHeap.DefaultSize) == null);
        Assert.Equal(1UL, heap.Allocator.QuarantinedBlocks);
        block[5] = 1;
        heap.Allocator.Trim(0);
        HardenedHeap.AssertOne(HeapFault.UseAfterFree, block, Size, 5);
        heap.AssertEmpty();
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-8)]
    public void A_block_that_is_resized_step_by_step_seldom_moves(int step)
    {
        const int least = 16;
        const int most = 40_000;
        const int mostMoves = 100;
        using var heap = new HardenedHeap(HardeningLevel.Full, LargeHeap);
        int size = step > 0 ? least : most;
        byte* block = heap.Allocate((ulong)size);
        int moves = 0;
        for (; size >= least && size <= most; size += step)
        {
            var moved = (byte*)heap.Allocator.Reallocate(block, (ulong)size);
            moves += moved == block ? 0 : 1;
            block = moved;
        }

        Assert.InRange(moves, 1, mostMoves);
        heap.Allocator.Free(block);
        heap.AssertEmpty();
    }

    [Fact]
    public void A_freed_block_does_not_come_back_at_once()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block);
        Assert.True(heap.Allocate(Size) != block);
        Assert.Equal(1UL, heap.Allocator.QuarantinedBlocks);
    }

    [Fact]
    public void The_oldest_block_leaves_first()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full, LargeHeap);
        var freed = new Queue<ulong>();
        const int most = HardenedAllocator<BlockSource>.MostQuarantined;
        for (int count = 0; count < most + 10; count++)
            freed.Enqueue((ulong)heap.Allocate(Size));

        foreach (ulong block in freed)
            heap.Allocator.Free((void*)block);

        // Neighbours that left together are one block now; it begins where the first of them did.
        Assert.Equal((ulong)most, heap.Allocator.QuarantinedBlocks);
        Assert.Equal(freed.Peek(), (ulong)heap.Allocate(Size));
        heap.AssertSound();
    }

    [Fact]
    public void Neither_bytes_nor_blocks_in_the_quarantine_pass_their_bounds()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        var random = new Random(2);
        for (int round = 0; round < 5000; round++)
        {
            heap.Allocator.Free(heap.Allocate((ulong)random.Next(0, 20000)));
            Assert.True(heap.Allocator.QuarantinedBytes <= HardenedHeap.DefaultSize / 8);
            Assert.True(heap.Allocator.QuarantinedBlocks <= HardenedAllocator<BlockSource>.MostQuarantined);
            Assert.Equal((0UL, 0UL), (heap.Allocator.Statistics.Used, heap.Allocator.Statistics.LiveBlocks));
        }

        heap.AssertEmpty();
    }

    [Fact]
    public void A_block_larger_than_the_quarantine_goes_straight_back()
    {
        const int large = 40 * 1024;
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(large);
        byte* next = heap.Allocate(Size);
        new Span<byte>(block, large).Fill(Secret);
        heap.Allocator.Free(block);
        Assert.Equal(0UL, heap.Allocator.QuarantinedBytes);
        heap.Allocator.Free(block);
        HardenedHeap.AssertOne(HeapFault.DoubleFree, block, large);
        Assert.Equal((ulong)block, (ulong)heap.Allocate(large));
        Assert.False(new Span<byte>(block, large).ContainsAnyExcept((byte)0));
        heap.Allocator.Free(block);
        heap.Allocator.Free(next);
        heap.AssertEmpty();
    }

    [Fact]
    public void A_full_heap_takes_what_waits_before_it_says_no()
    {
        const ulong large = 24 * 1024;
        using var heap = new HardenedHeap(HardeningLevel.Full);
        var blocks = new List<ulong>();
        for (byte* block = heap.Allocate(large); block != null; block = (byte*)heap.Allocator.Allocate(large))
            blocks.Add((ulong)block);

        heap.Allocator.Free((void*)blocks[0]);
        Assert.Equal(1UL, heap.Allocator.QuarantinedBlocks);
        Assert.Equal(blocks[0], (ulong)heap.Allocate(large));
        Assert.Equal(0UL, heap.Allocator.QuarantinedBlocks);
        heap.AssertSound();
    }

    [Fact]
    public void Zeroed_memory_is_zero_whatever_lay_there()
    {
        foreach (HardeningLevel level in (HardeningLevel[])[HardeningLevel.Checks, HardeningLevel.Full])
        {
            using var heap = new HardenedHeap(level);
            for (int round = 0; round < 200; round++)
            {
                byte* block = (byte*)heap.Allocator.AllocateZeroed(1 + (ulong)round, 7);
                var bytes = new Span<byte>(block, (1 + round) * 7);
                Assert.False(bytes.ContainsAnyExcept((byte)0));
                bytes.Fill(Secret);
                heap.Allocator.Free(block);
            }

            Assert.True(heap.Allocator.AllocateZeroed(1UL << 40, 1UL << 40) == null);
            Assert.True(heap.Allocator.AllocateZeroed(ulong.MaxValue, 2) == null);
            heap.AssertEmpty();
        }
    }
}

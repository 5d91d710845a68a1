using System;
using System.Collections.Generic;
using BareFlow.Memory.Allocators;
using BareFlow.Memory.Diagnostics;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>What becomes of freed memory at level full: poisoned, kept for a while, zeroed, and handed out again.</summary>
public unsafe class QuarantineTests
{
    private const int Size = 100;
    private const byte Secret = 0x5A;
    private const ulong LargeHeap = 8 * 1024 * 1024;

    // The links of a free block lie before the payload, the record of what it was in its first bytes, and its boundary
    // tag in its last ones.
    private const int RecordSize = 16;
    private const int TagSize = 8;

    [Fact]
    public void A_freed_block_is_poison_from_end_to_end()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(Size);
        new Span<byte>(block, Size).Fill(Secret);
        heap.Allocator.Free(block);
        Assert.False(new Span<byte>(block, Size).ContainsAnyExcept(HardenedAllocator<BlockSource>.PoisonByte));
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
    public void A_block_that_leaves_the_quarantine_is_zero()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(Size);
        byte* next = heap.Allocate(Size);
        new Span<byte>(block, Size).Fill(Secret);
        heap.Allocator.Free(block);
        heap.Allocator.Trim(0);
        Assert.False(new Span<byte>(block, Size)[RecordSize..^TagSize].ContainsAnyExcept((byte)0));
        heap.Allocator.Free(next);
        heap.AssertEmpty();
    }

    [Fact]
    public void No_byte_of_old_contents_is_ever_handed_out()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        heap.Memory.Clear();
        var random = new Random(1);
        for (int round = 0; round < 2000; round++)
        {
            int size = random.Next(64, 5000);
            byte* block = heap.Allocate((ulong)size);
            Assert.True(new ReadOnlySpan<byte>(block, size).IndexOf("secretsecret"u8) < 0);
            for (int offset = 0; offset + 6 <= size; offset += 6)
                "secret"u8.CopyTo(new Span<byte>(block + offset, 6));

            heap.Allocator.Free(block);
        }

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
    public void A_block_larger_than_the_quarantine_goes_straight_back_zeroed()
    {
        const int large = 40 * 1024;
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(large);
        byte* next = heap.Allocate(Size);
        new Span<byte>(block, large).Fill(Secret);
        heap.Allocator.Free(block);
        Assert.Equal(0UL, heap.Allocator.QuarantinedBytes);
        Assert.False(new Span<byte>(block, large)[RecordSize..^TagSize].ContainsAnyExcept((byte)0));
        heap.Allocator.Free(block);
        HardenedHeap.AssertOne(HeapFault.DoubleFree, block, large);
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

using System.Linq;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>Every byte that nobody may write to is written to, one at a time: one finding each, and never two blocks in
/// one place.</summary>
public unsafe class CorruptionTests
{
    private const int Size = 100;
    private const int CanaryBytes = 20;
    private const int Room = Size + CanaryBytes;
    private const byte Flip = 0x40;

    public static TheoryData<HardeningLevel> Levels => [HardeningLevel.Checks, HardeningLevel.Full];

    [Theory]
    [MemberData(nameof(Levels))]
    public void Each_byte_of_a_canary_is_looked_at(HardeningLevel level)
    {
        for (int offset = Size; offset < Room; offset++)
        {
            using var heap = new HardenedHeap(level);
            byte* block = heap.Allocate(Size);
            block[offset] ^= Flip;
            Assert.False(heap.Allocator.Check());
            HardenedHeap.AssertOne(HeapFault.Overflow, block, Size, offset);
            heap.AssertSound();
            block[offset] ^= Flip;
            heap.Allocator.Free(block);
            HardenedHeap.AssertOne(HeapFault.Overflow, block, Size, offset);
            heap.AssertEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_string_that_is_one_byte_too_long_is_found_at_every_size(HardeningLevel level)
    {
        using var heap = new HardenedHeap(level);
        for (ulong size = 0; size <= 512; size++)
        {
            byte* block = heap.Allocate(size);
            block[size] = 0;
            heap.Allocator.Free(block);
            HardenedHeap.AssertOne(HeapFault.Overflow, block, size, (long)size);
        }

        heap.AssertEmpty();
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Each_byte_of_a_guard_is_looked_at(HardeningLevel level)
    {
        for (int offset = -HardenedHeap.GuardDistance; offset < 0; offset++)
        {
            using var heap = new HardenedHeap(level);
            byte* block = heap.Allocate(Size);
            block[offset] ^= Flip;
            Assert.False(heap.Allocator.Check());
            HardenedHeap.AssertOne(HeapFault.Underflow, block, Room);
            heap.AssertSound();
            heap.Allocator.Free(block);
            heap.AssertSound();
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Each_byte_of_the_header_of_a_used_block_is_looked_at(HardeningLevel level)
    {
        for (int offset = -HardenedHeap.HeaderDistance; offset < -HardenedHeap.GuardDistance; offset++)
        {
            using var heap = new HardenedHeap(level);
            byte* before = heap.Allocate(Size);
            byte* block = heap.Allocate(Size);
            block[offset] ^= Flip;
            heap.Allocator.Free(block);
            AssertCorrupt(block);
            heap.Allocator.Free(before);
            heap.Allocator.Free(block);
            Assert.False(heap.Allocator.Check());
            Assert.Empty(FindingRecorder.Take());
        }
    }

    [Theory]
    [InlineData(-HardenedHeap.HeaderDistance)]
    [InlineData(-HardenedHeap.GuardDistance)]
    [InlineData(-HardenedHeap.GuardDistance + sizeof(ulong))]
    [InlineData(Room - sizeof(ulong))]
    public void Each_byte_of_the_words_of_a_free_block_is_looked_at(int word)
    {
        for (int offset = word; offset < word + sizeof(ulong); offset++)
        {
            FindByCheck(offset);
            FindByAllocation(offset);
            FindByFree(offset, isBehind: true);
            FindByFree(offset, isBehind: false);
            FindByResize(offset);
        }
    }

    [Fact]
    public void Each_byte_of_a_block_in_the_quarantine_is_looked_at()
    {
        for (int offset = 0; offset < Room; offset++)
        {
            using var heap = new HardenedHeap(HardeningLevel.Full);
            byte* block = heap.Allocate(Size);
            heap.Allocator.Free(block);
            block[offset] ^= Flip;
            Assert.False(heap.Allocator.Check());
            HardenedHeap.AssertOne(HeapFault.UseAfterFree, block, Size, offset);
            heap.AssertSound();
            block[offset] ^= Flip;
            heap.Allocator.Trim(0);
            HardenedHeap.AssertOne(HeapFault.UseAfterFree, block, Size, offset);
            heap.AssertEmpty();
        }
    }

    [Fact]
    public void Each_byte_of_the_guard_of_a_block_in_the_quarantine_is_looked_at()
    {
        for (int offset = -HardenedHeap.GuardDistance; offset < 0; offset++)
        {
            using var heap = new HardenedHeap(HardeningLevel.Full);
            byte* block = heap.Allocate(Size);
            heap.Allocator.Free(block);
            block[offset] ^= Flip;
            heap.Allocator.Trim(0);
            HardenedHeap.AssertOne(HeapFault.Underflow, block, Room);
            heap.AssertSound();
        }
    }

    [Fact]
    public void A_header_that_is_damaged_in_the_quarantine_stops_there()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        byte* block = heap.Allocate(Size);
        heap.Allocator.Free(block);
        block[-HardenedHeap.HeaderDistance] ^= Flip;
        heap.Allocator.Trim(0);
        AssertCorrupt(block);
        Assert.False(heap.Allocator.Check());
        Assert.Empty(FindingRecorder.Take());
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Damage_in_several_blocks_is_reported_for_each(HardeningLevel level)
    {
        using var heap = new HardenedHeap(level);
        byte* first = heap.Allocate(Size);
        byte* second = heap.Allocate(Size);
        byte* third = heap.Allocate(Size);
        first[Size] ^= Flip;
        second[-1] ^= Flip;
        third[Size + 1] ^= Flip;
        Assert.False(heap.Allocator.Check());
        Assert.Equal(
            [(HeapFault.Overflow, (ulong)first), (HeapFault.Underflow, (ulong)second), (HeapFault.Overflow, (ulong)third)],
            FindingRecorder.Take().Select(finding => (finding.Fault, finding.Address)));
        heap.AssertSound();
    }

    [Fact]
    public void The_law_misses_the_blocks_of_a_list_that_was_given_up()
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* hole = MakeHole(heap, out _, out _);
        hole[-1] ^= Flip;
        heap.Allocate(Size);
        AssertCorrupt(hole);
        hole[-1] ^= Flip;
        Assert.False(heap.Allocator.Check());
        Assert.Empty(FindingRecorder.Take());
    }

    /// <summary>A free block between two used ones.</summary>
    private static byte* MakeHole(HardenedHeap heap, out byte* before, out byte* behind)
    {
        before = heap.Allocate(Size);
        byte* hole = heap.Allocate(Size);
        behind = heap.Allocate(Size);
        heap.Allocator.Free(hole);
        return hole;
    }

    private static void FindByCheck(int offset)
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* hole = MakeHole(heap, out _, out _);
        hole[offset] ^= Flip;
        Assert.False(heap.Allocator.Check());
        AssertCorrupt(hole);
        Assert.False(heap.Allocator.Check());
        Assert.Empty(FindingRecorder.Take());
    }

    private static void FindByAllocation(int offset)
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* hole = MakeHole(heap, out byte* before, out byte* behind);
        hole[offset] ^= Flip;
        byte* other = heap.Allocate(Size);
        Assert.True(other != hole && other != before && other != behind);
        AssertCorrupt(hole);
        heap.Allocator.Free(other);
        heap.Allocator.Free(heap.Allocate(Size));
        Assert.Empty(FindingRecorder.Take());
    }

    private static void FindByFree(int offset, bool isBehind)
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* hole = MakeHole(heap, out byte* before, out byte* behind);
        hole[offset] ^= Flip;
        heap.Allocator.Free(isBehind ? before : behind);
        AssertCorrupt(hole);
        Assert.Equal(2UL, heap.Allocator.Statistics.LiveBlocks);
        Assert.True(heap.Allocate(Size) != hole);
        Assert.Empty(FindingRecorder.Take());
    }

    private static void FindByResize(int offset)
    {
        using var heap = new HardenedHeap(HardeningLevel.Checks);
        byte* hole = MakeHole(heap, out byte* before, out byte* behind);
        *before = 7;
        hole[offset] ^= Flip;
        byte* moved = (byte*)heap.Allocator.Reallocate(before, 2 * Size);
        Assert.True(moved > behind);
        Assert.Equal(7, *moved);
        AssertCorrupt(hole);
        heap.Allocator.Free(moved);
        Assert.Empty(FindingRecorder.Take());
    }

    /// <summary>One finding about a block's own words: its address is right behind the header.</summary>
    private static void AssertCorrupt(byte* block)
    {
        HeapFinding finding = HardenedHeap.Single();
        Assert.Equal(
            (HeapFault.CorruptMetadata, (ulong)(block - HardenedHeap.GuardDistance), 0UL),
            (finding.Fault, finding.Address, finding.Block));
    }
}

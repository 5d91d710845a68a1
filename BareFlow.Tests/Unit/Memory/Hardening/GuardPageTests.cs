using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using BareFlow.Memory.Findings;
using BareFlow.Memory.FreeList;
using BareFlow.Memory.Hardened;
using Xunit;

namespace BareFlow.Tests.Unit.Memory.Hardening;

/// <summary>Large blocks at level full end at a page that faults.</summary>
public sealed unsafe class GuardPageTests : IDisposable
{
    private const ulong HeapSize = 4 * 1024 * 1024;
    private const ulong Smallest = HardenedAllocator<MappedPagesSource>.SmallestBeforePage;
    private const ulong PageSize = NativeBlock.PageSize;

    private readonly MappedPages _pages = new(HeapSize);
    private HardenedAllocator<MappedPagesSource> _heap;

    public GuardPageTests()
    {
        FindingRecorder.Take();
        _heap.Initialize(_pages.Source(), HardeningLevel.Full, HardenedHeap.Secret);
    }

    public void Dispose() => _pages.Dispose();

    [Theory]
    [InlineData(Smallest, 16)]
    [InlineData(Smallest + 1, 16)]
    [InlineData(100_000, 1)]
    [InlineData(100_016, 16)]
    [InlineData(100_000, 64)]
    [InlineData(100_000, 4096)]
    public void A_large_block_ends_at_a_page_that_faults(ulong size, ulong alignment)
    {
        var block = (byte*)_heap.AllocateAligned(size, alignment);
        byte* page = PageBehind(block, size);
        Assert.Equal(0UL, (ulong)block % Math.Max(alignment, 16));
        Assert.InRange((ulong)(page - block) - size, 0UL, Math.Max(alignment, 16) - 1);
        Assert.True(_pages.CanWrite(block));
        Assert.True(_pages.CanWrite(block + size - 1));
        Assert.False(_pages.CanWrite(page));
        Assert.False(_pages.CanWrite(page + PageSize - 1));
        Assert.True(_pages.CanWrite(page + PageSize));
        Assert.Equal(size, _heap.UsableSize(block));
        _heap.Free(block);
        AssertEmpty();
        Assert.True(_pages.CanWrite(page));
    }

    [Fact]
    public void The_host_shows_the_page_as_one_without_access()
    {
        var block = (byte*)_heap.Allocate(Smallest);
        var start = (ulong)PageBehind(block, Smallest);
        string map = string.Create(CultureInfo.InvariantCulture, $"{start:x}-{start + PageSize:x} ---p");
        Assert.Contains(map, File.ReadAllText("/proc/self/maps"));
        _heap.Free(block);
        Assert.DoesNotContain(map, File.ReadAllText("/proc/self/maps"));
    }

    [Theory]
    [InlineData(Smallest - 1, HardeningLevel.Full)]
    [InlineData(Smallest, HardeningLevel.Checks)]
    public void Smaller_blocks_and_lower_levels_have_no_page(ulong size, HardeningLevel level)
    {
        HardenedAllocator<MappedPagesSource> heap = default;
        heap.Initialize(_pages.Source(), level, HardenedHeap.Secret);
        var block = (byte*)heap.Allocate(size);
        Assert.True(_pages.CanWrite(PageBehind(block, size)));
    }

    [Fact]
    public void Bytes_between_the_end_and_the_page_are_canary()
    {
        const ulong size = Smallest + 3;
        for (ulong offset = size; offset % 16 != 0; offset++)
        {
            var block = (byte*)_heap.Allocate(size);
            block[offset] ^= 1;
            _heap.Free(block);
            HardenedHeap.AssertOne(HeapFault.Overflow, block, size, (long)offset);
        }

        AssertEmpty();
    }

    [Fact]
    public void The_contents_move_on_when_a_block_is_resized()
    {
        var block = (byte*)_heap.Allocate(Smallest);
        new Span<byte>(block, (int)Smallest).Fill(7);
        block = (byte*)_heap.Reallocate(block, 2 * Smallest);
        Assert.False(new Span<byte>(block, (int)Smallest).ContainsAnyExcept((byte)7));
        Assert.False(_pages.CanWrite(PageBehind(block, 2 * Smallest + Smallest / 4)));
        block = (byte*)_heap.Reallocate(block, 10);
        Assert.False(new Span<byte>(block, 10).ContainsAnyExcept((byte)7));
        _heap.Free(block);
        AssertEmpty();
    }

    [Fact]
    public void Large_blocks_are_written_to_after_they_were_freed()
    {
        var block = (byte*)_heap.Allocate(Smallest);
        _heap.Free(block);
        block[1000] = 0;
        Assert.False(_heap.Check());
        HardenedHeap.AssertOne(HeapFault.UseAfterFree, block, Smallest, 1000);
        AssertEmpty();
    }

    [Fact]
    public void A_pointer_into_the_page_is_a_finding()
    {
        var block = (byte*)_heap.Allocate(Smallest);
        byte* page = PageBehind(block, Smallest);
        foreach (byte* bad in (byte*[])[page, page + 16, page + PageSize / 2, page + PageSize - 16])
        {
            _heap.Free(bad);
            AssertIn(HeapFault.InvalidFree, bad, block);
            Assert.Equal(0UL, _heap.UsableSize(bad));
            AssertIn(HeapFault.InvalidPointer, bad, block);
            Assert.True(_heap.Reallocate(bad, 10) == null);
            AssertIn(HeapFault.InvalidPointer, bad, block);
        }

        // Their guard would begin in the page, or their header.
        _heap.Free(page + PageSize);
        Assert.Single(FindingRecorder.Take());
        _heap.Free(page + PageSize + 16);
        Assert.Single(FindingRecorder.Take());
        _heap.Free(block);
        AssertEmpty();
    }

    [Fact]
    public void A_page_that_was_refused_is_asked_for_again_by_the_next_block()
    {
        _pages.Refuse(1);
        var without = (byte*)_heap.Allocate(Smallest);
        var with = (byte*)_heap.Allocate(Smallest);
        Assert.True(_pages.CanWrite(PageBehind(without, Smallest)));
        Assert.False(_pages.CanWrite(PageBehind(with, Smallest)));
        without[Smallest] ^= 1;
        _heap.Free(without);
        HardenedHeap.AssertOne(HeapFault.Overflow, without, Smallest, (long)Smallest);
        _heap.Free(with);
        AssertEmpty();
    }

    [Fact]
    public void Many_pages_come_and_go()
    {
        var random = new Random(3);
        var blocks = new List<ulong>();
        for (int round = 0; round < 500; round++)
        {
            void* block = _heap.Allocate((ulong)random.Next(1, 200_000));
            if (block != null)
                blocks.Add((ulong)block);

            if (block == null || random.Next(2) == 0)
            {
                int index = random.Next(blocks.Count);
                _heap.Free((void*)blocks[index]);
                blocks.RemoveAt(index);
            }

            Assert.True(_heap.Check());
        }

        foreach (ulong block in blocks)
            _heap.Free((void*)block);

        AssertEmpty();
        Assert.All(Enumerable.Range(0, (int)(HeapSize / PageSize)), page => Assert.True(IsUsable(page)));
    }

    [Fact]
    public void A_block_whose_page_does_not_come_back_is_not_used_again()
    {
        HardenedAllocator<MappedPagesSource> heap = default;
        heap.Initialize(_pages.Source(canRelease: false), HardeningLevel.Full, HardenedHeap.Secret);
        void* block = heap.Allocate(Smallest);
        heap.Free(block);
        Assert.True(heap.Check());
        Assert.Equal((0UL, 1UL), (heap.QuarantinedBlocks, heap.Statistics.LiveBlocks));
    }

    [Fact]
    public void A_source_that_cannot_guard_still_has_canaries()
    {
        using var heap = new HardenedHeap(HardeningLevel.Full);
        for (int round = 0; round < 2; round++)
        {
            byte* block = heap.Allocate(Smallest);
            block[Smallest] ^= 1;
            heap.Allocator.Free(block);
            HardenedHeap.AssertOne(HeapFault.Overflow, block, Smallest, (long)Smallest);
        }

        heap.AssertEmpty();
    }

    private static void AssertIn(HeapFault fault, byte* bad, byte* block)
    {
        HeapFinding finding = HardenedHeap.Single();
        Assert.Equal(
            (fault, (ulong)bad, (ulong)block, Smallest), (finding.Fault, finding.Address, finding.Block, finding.Size));
    }

    private static byte* PageBehind(byte* block, ulong size) =>
        (byte*)(((ulong)block + size + PageSize - 1) / PageSize * PageSize);

    private bool IsUsable(int page) => _pages.CanWrite((byte*)_pages.Source().Base.Value + (ulong)page * PageSize);

    private void AssertEmpty()
    {
        _heap.Trim(0);
        Assert.Equal((0UL, 0UL), (_heap.Statistics.Used, _heap.Statistics.LiveBlocks));
        Assert.True(_heap.Check());
        Assert.Empty(FindingRecorder.Take());
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Xunit;
using static BareFlow.Tests.Unit.Memory.Paging.HostPages;

namespace BareFlow.Tests.Unit.Memory.Paging;

/// <summary>What is committed can be touched: commits are refused before frames run out.</summary>
public sealed unsafe class PromiseTests
{
    private const ulong Start = 1UL << 46;
    private const ulong End = 1UL << 47;
    private const int Frames = 2048;

    [Fact]
    public void What_RAM_cannot_back_is_refused_as_a_whole()
    {
        using HostPages pages = Create();
        Assert.True(pages.Space.TryReserve(2 * Frames * Small, out Reservation range));
        int live = pages.Frames->Live;
        Assert.Equal(MapStatus.FrameExhausted, pages.Space.Commit(in range, Data, out _));
        Assert.Equal(live, pages.Frames->Live);
        Assert.Equal(0UL, pages.Mapper.Promised);
        pages.Space.Release(in range, out _);
    }

    [Fact]
    public void Whatever_was_committed_can_be_touched()
    {
        using HostPages pages = Create();
        var random = new Random(7);
        var parts = new List<Reservation>();
        while (true)
        {
            Assert.True(pages.Space.TryReserve((ulong)random.Next(1, 700) * Small, out Reservation range));
            parts.Add(range);
            if (pages.Space.Commit(in range, Data, out _) != MapStatus.Done)
                break;
        }

        Assert.True(pages.Mapper.Promised > Frames / 2);
        foreach (Reservation range in parts.SkipLast(1))
        {
            // Backwards and every third page first, so that markers of 2 MiB are split.
            for (ulong offset = 0; offset < range.Bytes; offset += 3 * Small)
                Touch(pages, range, range.Bytes - Small - offset);

            for (ulong offset = 0; offset < range.Bytes; offset += Small)
                Touch(pages, range, offset);
        }

        Assert.Equal(0UL, pages.Mapper.Promised);
        Assert.True(pages.Mapper.Check());
        foreach (Reservation range in parts)
            Assert.Equal(MapStatus.Done, pages.Space.Release(in range, out _));

        Assert.Equal(0UL, pages.Mapper.Backed);
    }

    [Fact]
    public void A_promise_ends_with_the_commitment_and_stays_with_a_discard()
    {
        using HostPages pages = Create();
        pages.Space.TryReserve(8 * Small, out Reservation range);
        pages.Space.Commit(in range, Data, out _);
        Touch(pages, range, 0);
        Assert.Equal((7UL, 1UL), (pages.Mapper.Promised, pages.Mapper.Backed));
        pages.Space.Commit(in range, Data, out _);
        Assert.Equal((7UL, 1UL), (pages.Mapper.Promised, pages.Mapper.Backed));
        pages.Space.Hide(in range, Data, out _);
        Assert.Equal((7UL, 1UL), (pages.Mapper.Promised, pages.Mapper.Backed));
        pages.Space.Discard(in range, out _);
        Assert.Equal((8UL, 0UL), (pages.Mapper.Promised, pages.Mapper.Backed));
        pages.Space.Decommit(in range, out _);
        Assert.Equal((0UL, 0UL), (pages.Mapper.Promised, pages.Mapper.Backed));
        pages.Space.Release(in range, out _);
    }

    [Fact]
    public void A_stack_takes_no_frame_that_is_promised()
    {
        using HostPages pages = Create();
        pages.Space.TryReserve(Frames * Small, out Reservation stack);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in stack, Data | PageTableFlags.Unpromised, out _));
        Assert.Equal(0UL, pages.Mapper.Promised);
        Touch(pages, stack, 0);
        pages.Space.TryReserve(Frames * Small, out Reservation heap);
        ulong promised = 0;
        for (; CommitPart(pages, heap, promised) == MapStatus.Done; promised += 64 * Small)
        {
        }

        ulong offset = Small;
        while (pages.Mapper.TryBack(new VirtAddr(stack.Start.Address.Value + offset), isZeroed: true, out _))
            offset += Small;

        for (ulong at = 0; at < promised; at += Small)
            Touch(pages, heap, at);

        pages.Space.Release(in heap, out _);
        pages.Space.Release(in stack, out _);
    }

    /// <summary>A part of a large page that is discarded is promised again, and the split takes a table besides.</summary>
    [Fact]
    public void Parts_of_large_pages_that_are_discarded_leave_a_frame_for_each_promise()
    {
        const ulong large = 24;
        using HostPages pages = Create((int)((large + 2) * Large / Small));
        pages.Space.TryReserve(large * Large, out Reservation full);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in full, Data, out _));
        Assert.True(pages.Space.TryFill(in full, out _));
        pages.Space.TryReserve(2 * Large, out Reservation heap);
        ulong promised = 0;
        for (; CommitPart(pages, heap, promised, Small) == MapStatus.Done; promised += Small)
        {
        }

        for (ulong offset = 0; offset < full.Bytes; offset += Large)
            pages.Space.Discard(new Reservation(Page(full.Start.Address.Value + offset), Small), out _);

        for (ulong offset = 0; offset < promised; offset += Small)
            Touch(pages, heap, offset);

        for (ulong offset = 0; offset < full.Bytes; offset += Large)
            Touch(pages, full, offset);

        pages.Space.Release(in heap, out _);
        pages.Space.Release(in full, out _);
    }

    [Fact]
    public void Thousands_of_ranges_are_kept_in_order()
    {
        const int capacity = 8192;
        var memory = (AddressRange*)NativeMemory.Alloc(capacity, (nuint)sizeof(AddressRange));
        AddressRanges ranges = default;
        ranges.Initialize(Start, End, memory, capacity);
        var random = new Random(3);
        var model = new SortedDictionary<ulong, ulong>();
        for (int step = 0; step < 20_000; step++)
        {
            if (random.Next(3) != 0 && ranges.TryReserve((ulong)random.Next(1, 20) * Small, 0, out ulong start))
                model.Add(start, 0);
            else if (model.Count > 0)
                model.Remove(Release(ref ranges, model.Keys.ElementAt(random.Next(model.Count))));
        }

        Assert.True(ranges.Check());
        Assert.Equal(model.Count, ranges.Count);
        foreach (ulong start in model.Keys)
            Assert.True(ranges.TryFind(start, start + Small, out AddressRange part) && part.Start == start);

        NativeMemory.Free(memory);
    }

    private static ulong Release(ref AddressRanges ranges, ulong start)
    {
        Assert.True(ranges.TryFind(start, End, out AddressRange range));
        Assert.True(ranges.TryRelease(start, range.End - range.Start));
        return start;
    }

    private static HostPages Create(int frames = Frames)
    {
        var pages = new HostPages(frames);
        pages.UseAddresses(Start, End);
        return pages;
    }

    private static void Touch(HostPages pages, Reservation range, ulong offset)
    {
        ulong address = range.Start.Address.Value + offset;
        if (!pages.Mapper.Query(new VirtAddr(address), out _).IsPresent)
            Assert.True(pages.Mapper.TryBack(new VirtAddr(address), isZeroed: true, out _));
    }

    private static MapStatus CommitPart(HostPages pages, Reservation range, ulong offset, ulong bytes = 64 * Small)
    {
        var part = new Reservation(Page(range.Start.Address.Value + offset), bytes);
        return pages.Space.Commit(in part, Data, out _);
    }
}

using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;
using Xunit;
using static BareFlow.Tests.Unit.Memory.Paging.HostPages;

namespace BareFlow.Tests.Unit.Memory.Paging;

/// <summary>The ends of things: ranges that leave their half, frame 0, parts that begin inside a large page, and frames that
/// were promised to others.</summary>
public sealed unsafe class PagingBoundsTests
{
    private const ulong Start = 1UL << 46;
    private const ulong End = 1UL << 47;
    private const ulong LastPage = 0xFFFF_FFFF_FFFF_F000;
    private const int Frames = 2048;

    [Theory]
    [InlineData(LastPage, 2 * Small)]
    [InlineData(0x7FFF_FFFF_F000, 2 * Small)]
    [InlineData(Start, 1UL << 49)]
    public void A_range_that_leaves_its_half_is_refused(ulong start, ulong bytes)
    {
        using var pages = new HostPages(Frames);
        ulong tables = pages.Mapper.Tables;
        Assert.Equal(MapStatus.OutOfRange, pages.Map(start, Giant, bytes));
        Assert.Equal(MapStatus.OutOfRange, pages.Unmap(start, bytes));
        Assert.Equal(MapStatus.OutOfRange, pages.Protect(start, bytes, Data));
        Assert.Equal(MapStatus.OutOfRange, pages.Mapper.Commit(Page(start), bytes, Data, out _));
        Assert.Equal(tables, pages.Mapper.Tables);
    }

    [Fact]
    public void The_last_page_and_the_last_frame_can_be_mapped_and_none_behind()
    {
        const ulong lastFrame = (1UL << PhysAddr.MaximumBits) - Small;
        using var pages = new HostPages(Frames);
        Assert.Equal(MapStatus.Done, pages.Map(LastPage, lastFrame, Small));
        Assert.Equal(lastFrame, pages.At(LastPage).Target);
        Assert.Equal(MapStatus.OutOfRange, pages.Map(Giant, lastFrame, 2 * Small));
    }

    [Theory]
    [InlineData(LastPage - Large, ulong.MaxValue)]
    [InlineData(LastPage - Small, LastPage)]
    public void Addresses_at_the_top_are_not_reserved_below(ulong start, ulong end)
    {
        AddressRange* memory = stackalloc AddressRange[4];
        AddressRanges ranges = default;
        ranges.Initialize(start, end, memory, 4);
        Assert.False(ranges.TryReserve(2 * Large, 0, out _));
        Assert.Equal(0, ranges.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Small + 1)]
    public void A_range_of_no_whole_pages_breaks_the_invariant(ulong bytes)
    {
        AddressRange* memory = stackalloc AddressRange[4];
        AddressRanges ranges = default;
        ranges.Initialize(Start, End, memory, 4);
        InvariantException? broken = null;
        try
        {
            ranges.TryReserve(bytes, 0, out _);
        }
        catch (InvariantException exception)
        {
            broken = exception;
        }

        Assert.Contains("whole pages", broken?.Message);
    }

    [Fact]
    public void A_frame_past_all_breaks_the_invariant() => Assert.Throws<InvariantException>(() => PhysFrame.At(1UL << 40));

    [Fact]
    public void More_frames_than_an_allocator_knows_break_the_invariant() => Assert.Throws<InvariantException>(() =>
    {
        FrameAllocator frames = default;
        frames.Initialize(null, FrameAllocator.MaximumFrames + 1);
    });

    [Fact]
    public void An_addition_that_is_refused_changes_nothing()
    {
        using var host = new FrameHost(16, 4);
        FrameStatistics before = host.Frames.Statistics;
        Assert.Throws<InvariantException>(() => host.Frames.Add(PhysFrame.At(12), 8, FrameState.Free));
        Assert.Equal(before.Free, host.Frames.Statistics.Free);
        Assert.True(host.Frames.Check());
    }

    [Fact]
    public void Hidden_pages_on_frame_0_keep_their_frames()
    {
        using var pages = new HostPages(Frames);
        Assert.Equal(MapStatus.Done, pages.Map(Start, 0, 2 * Large));
        Assert.Equal(MapStatus.Done, pages.Protect(Start, 2 * Large, PageTableFlags.None));
        Assert.Equal(MapStatus.Done, pages.Protect(Start + 5 * Small, Small, Data));
        Assert.Equal(MapStatus.Done, pages.Protect(Start, 2 * Large, Data));
        foreach (ulong offset in (ulong[])[0, Small, 5 * Small, 511 * Small, Large, 2 * Large - Small])
            Assert.Equal(offset, pages.At(Start + offset).Target);

        Assert.Equal(PageSize.Large, pages.At(Start).Size);
    }

    [Fact]
    public void Filling_reaches_every_page_of_the_part_and_may_be_done_twice()
    {
        using HostPages pages = Create(4096, out Reservation range, 4 * Large);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, Data, out _));
        var part = new Reservation(Page(range.Start.Address.Value + Large / 2), 2 * Large);
        Assert.True(pages.Mapper.TryBack(new VirtAddr(part.Start.Address.Value + Large), isZeroed: true, out _));
        for (int round = 0; round < 2; round++)
        {
            Assert.True(pages.Space.TryFill(in part, out TlbFlush flush));
            Assert.True(flush.Start <= part.Start.Address.Value);
            Assert.True(flush.Start + flush.Bytes >= part.Start.Address.Value + part.Bytes);
            for (ulong offset = 0; offset < part.Bytes; offset += Small)
                Assert.True(pages.Mapper.Query(new VirtAddr(part.Start.Address.Value + offset), out _).IsPresent);
        }

        pages.Space.Release(in range, out _);
    }

    [Fact]
    public void Pages_that_nobody_promised_are_promised_only_on_request()
    {
        using HostPages pages = Create(Frames, out Reservation range, 4096 * Small);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, Data | PageTableFlags.Unpromised, out _));
        Assert.Equal(0UL, pages.Mapper.Promised);
        pages.Space.Hide(in range, Data, out _);
        Assert.Equal(0UL, pages.Mapper.Promised);
        Assert.Equal(MapStatus.FrameExhausted, pages.Space.Commit(in range, Data, out _));
        Assert.Equal(0UL, pages.Mapper.Promised);
        var part = new Reservation(range.Start, 16 * Small);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in part, Data, out _));
        Assert.Equal(16UL, pages.Mapper.Promised);
        pages.Space.Release(in range, out _);
    }

    [Fact]
    public void Splitting_large_pages_takes_no_frame_that_is_promised()
    {
        const int large = 3;
        using HostPages pages = Create(Frames, out Reservation range, large * Large);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, Data, out _));
        Assert.True(pages.Space.TryFill(in range, out _));
        Assert.True(pages.Space.TryReserve(Frames * Small, out Reservation rest));
        ulong promised = 0;
        for (; promised < Frames; promised++)
        {
            var page = new Reservation(Page(rest.Start.Address.Value + promised * Small), Small);
            if (pages.Space.Commit(in page, Data, out _) != MapStatus.Done)
                break;
        }

        int refused = 0;
        for (ulong index = 0; index < large; index++)
        {
            var part = new Reservation(Page(range.Start.Address.Value + index * Large + Small), Small);
            refused += pages.Space.Commit(in part, Constants, out _) == MapStatus.Done ? 0 : 1;
            refused += pages.Space.Hide(in part, Data, out _) == MapStatus.Done ? 0 : 1;
        }

        for (ulong page = 0; page < promised; page++)
            Assert.True(pages.Mapper.TryBack(new VirtAddr(rest.Start.Address.Value + page * Small), isZeroed: true, out _));

        Assert.True(refused > 0);
        pages.Space.Release(in rest, out _);
        pages.Space.Release(in range, out _);
    }

    private static HostPages Create(int frames, out Reservation range, ulong bytes)
    {
        var pages = new HostPages(frames);
        pages.UseAddresses(Start, End);
        Assert.True(pages.Space.TryReserve(bytes, out range));
        return pages;
    }
}

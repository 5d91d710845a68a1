using System;
using BareFlow.Memory;
using BareFlow.Memory.Frames;
using BareFlow.Memory.Paging;
using Xunit;
using static BareFlow.Tests.Unit.Memory.Paging.HostPages;

namespace BareFlow.Tests.Unit.Memory.Paging;

/// <summary>What a runtime does with addresses: reserve, commit, use, drop, give back.</summary>
public unsafe class AddressSpaceTests
{
    private const ulong Start = 1UL << 46;
    private const ulong End = 1UL << 47;
    private const ulong Huge = 256UL << 30;

    [Fact]
    public void A_huge_reservation_takes_no_frame()
    {
        using HostPages pages = Create();
        int live = pages.Frames->Live;
        Reservation range = Reserve(pages, Huge);
        Assert.Equal(live, pages.Frames->Live);
        Assert.Equal(0UL, range.Start.Address.Value % Large);
        Assert.False(pages.Mapper.TryBack(range.Start.Address, isZeroed: true, out _));
        Assert.Equal(MapStatus.Done, pages.Space.Release(in range, out _));
        Assert.Equal(0, pages.Space.Ranges.Count);
    }

    [Fact]
    public void To_commit_takes_tables_only_and_a_touch_takes_one_zeroed_page()
    {
        using HostPages pages = Create();
        Reservation range = Reserve(pages, Huge);
        Reservation part = Part(range, 5 * Giant, 2 * Large);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in part, Data, out _));
        int live = pages.Frames->Live;
        ulong address = part.Start.Address.Value + 123;
        Assert.True(pages.Mapper.TryBack(new VirtAddr(address), isZeroed: true, out TlbFlush flush));
        Assert.Equal((address & ~(Large - 1), Large), (flush.Start, flush.Bytes));
        Assert.Equal((PageSize.Large, Data | PageTableFlags.Owned), (pages.At(address).Size, pages.At(address).Flags));
        Assert.False(pages.BytesAt(address & ~(Small - 1)).ContainsAnyExcept((byte)0));
        Assert.Equal(live + 512, pages.Frames->Live);
        Assert.False(pages.Mapper.TryBack(new VirtAddr(address), isZeroed: true, out _));
    }

    [Fact]
    public void Where_no_large_frame_is_left_a_touch_takes_a_small_one()
    {
        using HostPages pages = Create(frames: 1200);
        Assert.True(pages.Frames->TryAllocate(FrameSize.Large, out PhysFrame taken));
        Reservation range = Reserve(pages, Large);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, Data, out _));
        Assert.True(pages.Mapper.TryBack(range.Start.Address, isZeroed: true, out TlbFlush flush));
        Assert.Equal(Small, flush.Bytes);
        pages.Frames->Free(taken, FrameSize.Large);
    }

    [Fact]
    public void Filling_takes_large_pages_inside_and_small_ones_at_the_ends()
    {
        using HostPages pages = Create();
        Reservation range = Reserve(pages, 2 * Large + 3 * Small);
        pages.Space.Commit(in range, Data, out _);
        Assert.True(pages.Space.TryFill(in range, out TlbFlush flush));
        Assert.Equal(range.Bytes, flush.Bytes);
        ulong start = range.Start.Address.Value;
        Assert.Equal(PageSize.Large, pages.At(start + Large).Size);
        Assert.Equal(PageSize.Small, pages.At(start + 2 * Large).Size);
        Assert.Equal(Data | PageTableFlags.Owned, pages.At(start + range.Bytes - 1).Flags);
        Assert.Equal(MapStatus.Done, pages.Space.Release(in range, out _));
        Assert.Equal(1, pages.Frames->Live);
    }

    [Fact]
    public void Filling_ends_with_the_frames()
    {
        using HostPages pages = Create(frames: 300);
        Reservation range = Reserve(pages, Large);
        pages.Space.Commit(in range, Data, out _);
        Assert.False(pages.Space.TryFill(in range, out _));
        Assert.Equal(MapStatus.Done, pages.Space.Release(in range, out _));
        Assert.Equal(1, pages.Frames->Live);
    }

    [Fact]
    public void A_part_of_a_large_page_goes_back_alone()
    {
        using HostPages pages = Create();
        Reservation range = Filled(pages, Large);
        int live = pages.Frames->Live;
        Reservation part = Part(range, 7 * Small, 2 * Small);
        Assert.Equal(MapStatus.Done, pages.Space.Decommit(in part, out _));
        Assert.Equal(live + 1 - 2, pages.Frames->Live);
        Assert.True(pages.Mapper.Query(part.Start.Address, out _).IsEmpty);
        Assert.Equal(PageSize.Small, pages.At(range.Start.Address.Value).Size);
    }

    [Fact]
    public void What_is_discarded_reads_as_zero_and_what_lies_beside_stays()
    {
        using HostPages pages = Create();
        Reservation range = Filled(pages, Large);
        ulong start = range.Start.Address.Value;
        pages.BytesAt(start).Fill(1);
        pages.BytesAt(start + Small).Fill(2);
        Reservation part = Part(range, Small, Small);
        Assert.Equal(MapStatus.Done, pages.Space.Discard(in part, out _));
        Assert.Equal(Data ^ PageTableFlags.Present | PageTableFlags.Owned | PageTableFlags.OnDemand, pages.At(start + Small).Flags);
        Assert.True(pages.Mapper.TryBack(new VirtAddr(start + Small), isZeroed: true, out _));
        Assert.False(pages.BytesAt(start).ContainsAnyExcept((byte)1));
        Assert.False(pages.BytesAt(start + Small).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Without_rights_a_page_is_not_there_and_keeps_what_it_holds()
    {
        using HostPages pages = Create();
        Reservation range = Filled(pages, Small);
        ulong start = range.Start.Address.Value;
        pages.BytesAt(start).Fill(9);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, PageTableFlags.None, out _));
        Assert.False(pages.Mapper.Query(range.Start.Address, out _).IsPresent);
        Assert.False(pages.Mapper.TryBack(range.Start.Address, isZeroed: true, out _));
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, Data, out _));
        Assert.False(pages.BytesAt(start).ContainsAnyExcept((byte)9));
    }

    [Fact]
    public void Both_ends_can_be_cut_off_as_whoever_aligns_by_hand_does()
    {
        using HostPages pages = Create();
        Reservation range = Reserve(pages, 8 * Large);
        Reservation head = Part(range, 0, Large + Small);
        Reservation tail = Part(range, 6 * Large, 2 * Large);
        Assert.Equal(MapStatus.Done, pages.Space.Release(in head, out _));
        Assert.Equal(MapStatus.Done, pages.Space.Release(in tail, out _));
        Reservation rest = Part(range, Large + Small, 5 * Large - Small);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in rest, Data, out _));
        Assert.Equal(MapStatus.NotReserved, pages.Space.Commit(in head, Data, out _));
        Assert.Equal(MapStatus.NotReserved, pages.Space.Commit(in range, Data, out _));
        Assert.Equal(MapStatus.NotReserved, pages.Space.Discard(in tail, out _));
        Assert.Equal(1, pages.Space.Ranges.Count);
    }

    [Fact]
    public void The_middle_can_be_cut_out()
    {
        using HostPages pages = Create();
        Reservation range = Reserve(pages, 8 * Small);
        Reservation middle = Part(range, 2 * Small, Small);
        Assert.Equal(MapStatus.Done, pages.Space.Release(in middle, out _));
        Assert.Equal(2, pages.Space.Ranges.Count);
        Assert.Equal(MapStatus.NotReserved, pages.Space.Release(in range, out _));
    }

    [Fact]
    public void Reservations_keep_a_page_apart_and_fill_the_lowest_gap()
    {
        using HostPages pages = Create();
        Reservation first = Reserve(pages, Small);
        Reservation second = Reserve(pages, Small);
        Reservation third = Reserve(pages, 1);
        Assert.Equal(Start + Small, first.Start.Address.Value);
        Assert.Equal(first.Start.Address.Value + 2 * Small, second.Start.Address.Value);
        Assert.Equal(Small, third.Bytes);
        pages.Space.Release(in second, out _);
        Assert.Equal(second.Start.Address.Value, Reserve(pages, Small).Start.Address.Value);
        Assert.True(pages.Space.Ranges.Check());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(End - Start)]
    [InlineData(ulong.MaxValue)]
    [InlineData(ulong.MaxValue - Small)]
    public void What_does_not_fit_is_refused(ulong bytes)
    {
        using HostPages pages = Create();
        Assert.False(pages.Space.TryReserve(bytes, out _));
    }

    [Fact]
    public void Reservations_run_out_and_a_cut_then_fails()
    {
        using HostPages pages = Create();
        for (int count = 0; count < HostPages.MostRanges; count++)
            Reserve(pages, 3 * Small);

        Assert.False(pages.Space.TryReserve(Small, out _));
        var middle = new Reservation(Page(Start + 2 * Small), Small);
        Assert.Equal(MapStatus.TooManyRanges, pages.Space.Release(in middle, out _));
        Assert.True(pages.Space.Ranges.Check());
    }

    [Fact]
    public void Both_ends_can_be_given_back_when_there_is_no_room_for_one_more_range()
    {
        using HostPages pages = Create();
        for (int count = 0; count < HostPages.MostRanges; count++)
            Reserve(pages, 3 * Small);

        Assert.Equal(MapStatus.Done, pages.Space.Release(new Reservation(Page(Start + Small), Small), out _));
        Assert.Equal(MapStatus.Done, pages.Space.Release(new Reservation(Page(Start + 3 * Small), Small), out _));
        Assert.True(pages.Space.Ranges.TryFind(Start, Start + 4 * Small, out AddressRange rest));
        Assert.Equal((Start + 2 * Small, Start + 3 * Small), (rest.Start, rest.End));
        Assert.Equal(HostPages.MostRanges, pages.Space.Ranges.Count);
        Assert.True(pages.Space.Ranges.Check());
    }

    [Theory]
    [InlineData(ulong.MaxValue - Small + 1)]
    [InlineData(1UL << 63)]
    [InlineData(End - Start)]
    public void What_reaches_past_all_addresses_is_not_reserved(ulong bytes)
    {
        using HostPages pages = Create();
        Assert.False(pages.Space.TryReserveFree(new Reservation(Page(Start + Small), bytes)));
        Assert.Equal(0, pages.Space.Ranges.Count);
    }

    private static HostPages Create(int frames = 4096)
    {
        var pages = new HostPages(frames);
        pages.UseAddresses(Start, End);
        return pages;
    }

    private static Reservation Reserve(HostPages pages, ulong bytes)
    {
        Assert.True(pages.Space.TryReserve(bytes, out Reservation range));
        return range;
    }

    private static Reservation Filled(HostPages pages, ulong bytes)
    {
        Reservation range = Reserve(pages, bytes);
        Assert.Equal(MapStatus.Done, pages.Space.Commit(in range, Data, out _));
        Assert.True(pages.Space.TryFill(in range, out _));
        return range;
    }

    private static Reservation Part(Reservation range, ulong offset, ulong bytes) =>
        new(Page(range.Start.Address.Value + offset), bytes);
}

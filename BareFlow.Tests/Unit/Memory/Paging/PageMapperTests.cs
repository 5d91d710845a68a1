using System;
using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Xunit;
using static BareFlow.Tests.Unit.Memory.Paging.HostPages;

namespace BareFlow.Tests.Unit.Memory.Paging;

public unsafe class PageMapperTests
{
    private const ulong Somewhere = 0x0000_1234_4000_0000;
    private const ulong Target = 0x0000_0078_8000_0000;

    [Theory]
    [InlineData(Small, PageSize.Small, 3)]
    [InlineData(Large, PageSize.Large, 2)]
    [InlineData(Giant, PageSize.Giant, 1)]
    public void A_page_of_each_size_is_one_entry(ulong bytes, PageSize size, ulong tables)
    {
        using var pages = new HostPages();
        Assert.Equal(MapStatus.Done, pages.Map(Somewhere, Target, bytes));
        Assert.Equal((size, Target + Small / 2, Data), pages.At(Somewhere + Small / 2));
        Assert.Equal((size, Target + bytes - 1, Data), pages.At(Somewhere + bytes - 1));
        Assert.Equal(1 + tables, pages.Mapper.Tables);
        Assert.True(pages.Mapper.Query(new VirtAddr(Somewhere + bytes), out _).IsEmpty);
        Assert.True(pages.Mapper.Query(new VirtAddr(Somewhere - 1), out _).IsEmpty);
    }

    [Fact]
    public void Without_giant_pages_a_gigabyte_is_512_large_ones()
    {
        using var pages = new HostPages(largest: PageSize.Large);
        Assert.Equal(MapStatus.Done, pages.Map(Somewhere, Target, Giant));
        Assert.Equal((PageSize.Large, Target + Giant - 1, Data), pages.At(Somewhere + Giant - 1));
    }

    [Fact]
    public void A_range_takes_the_largest_pages_that_fit()
    {
        using var pages = new HostPages();
        ulong start = Somewhere + Giant - Large - Small;
        ulong end = Somewhere + 2 * Giant + Large + Small;
        Assert.Equal(MapStatus.Done, pages.Map(start, Target + Giant - Large - Small, end - start));
        Assert.Equal(PageSize.Small, pages.At(start).Size);
        Assert.Equal(PageSize.Large, pages.At(start + Small).Size);
        Assert.Equal(PageSize.Giant, pages.At(Somewhere + Giant).Size);
        Assert.Equal(PageSize.Large, pages.At(Somewhere + 2 * Giant).Size);
        Assert.Equal(PageSize.Small, pages.At(end - 1).Size);
        Assert.True(pages.Mapper.Query(new VirtAddr(end), out _).IsEmpty);
    }

    [Fact]
    public void A_target_off_its_boundary_takes_small_pages()
    {
        using var pages = new HostPages();
        Assert.Equal(MapStatus.Done, pages.Map(Somewhere, Target + Small, Large));
        Assert.Equal((PageSize.Small, Target + Large, Data), pages.At(Somewhere + Large - Small));
    }

    [Theory]
    [InlineData(Large, 0)]
    [InlineData(Large, Large - Small)]
    [InlineData(Giant, 0)]
    [InlineData(Giant, 5 * Large + 7 * Small)]
    public void A_change_of_a_part_splits_and_its_end_joins(ulong size, ulong offset)
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, size);
        ulong tables = pages.Mapper.Tables;
        Assert.Equal(MapStatus.Done, pages.Protect(Somewhere + offset, Small, Constants));
        Assert.Equal((PageSize.Small, Target + offset, Constants), pages.At(Somewhere + offset));
        Assert.Equal(Target + (offset ^ Small), pages.At(Somewhere + (offset ^ Small)).Target);
        Assert.Equal(Data, pages.At(Somewhere + (offset ^ Small)).Flags);
        Assert.True(pages.Mapper.Tables > tables);

        Assert.Equal(MapStatus.Done, pages.Protect(Somewhere + offset, Small, Data));
        Assert.Equal(size, 1UL << (int)pages.At(Somewhere + offset).Size);
        Assert.Equal(tables, pages.Mapper.Tables);
    }

    [Fact]
    public void A_hole_splits_and_its_filling_joins()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, Giant);
        Assert.Equal(MapStatus.Done, pages.Unmap(Somewhere + Large, Small));
        Assert.True(pages.Mapper.Query(new VirtAddr(Somewhere + Large), out _).IsEmpty);
        Assert.Equal(MapStatus.Done, pages.Map(Somewhere + Large, Target + Large, Small));
        Assert.Equal(PageSize.Giant, pages.At(Somewhere).Size);
    }

    [Fact]
    public void Neighbours_that_lead_elsewhere_stay_apart()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, Large - Small);
        pages.Map(Somewhere + Large - Small, Target, Small);
        Assert.Equal(PageSize.Small, pages.At(Somewhere).Size);
    }

    [Fact]
    public void What_the_CPU_sets_keeps_nothing_apart()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, Large - Small);
        PhysAddr table = pages.Mapper.Root;
        for (int shift = PageTableEntry.TopShift; shift > (int)PageSize.Small; shift -= PageTableEntry.IndexBits)
            table = ((PageTableEntry*)(pages.Frames->Window + table.Value))[Somewhere >> shift & 511].Target;

        ((ulong*)(pages.Frames->Window + table.Value))[1] |= (ulong)(PageTableFlags.Accessed | PageTableFlags.Dirty);
        pages.Map(Somewhere + Large - Small, Target + Large - Small, Small);
        Assert.Equal(PageSize.Large, pages.At(Somewhere).Size);
    }

    [Fact]
    public void Tables_that_are_empty_come_back()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target + Small, Large);
        Assert.Equal(4UL, pages.Mapper.Tables);
        pages.Unmap(Somewhere, Large);
        Assert.Equal(1UL, pages.Mapper.Tables);
    }

    [Fact]
    public void Nothing_is_mapped_over()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere + Large, Target, Large);
        MapStatus status = pages.Mapper.Map(
            Page(Somewhere), new PhysFrame(new PhysAddr(0)), Giant, Constants, out TlbFlush flush);
        Assert.Equal(MapStatus.AlreadyMapped, status);
        Assert.Equal((Somewhere, Large), (flush.Start, flush.Bytes));
        Assert.Equal((PageSize.Large, Target, Data), pages.At(Somewhere + Large));
    }

    [Fact]
    public void Rights_need_a_page()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, Small);
        MapStatus status = pages.Mapper.Protect(Page(Somewhere), 2 * Small, Constants, out TlbFlush flush);
        Assert.Equal(MapStatus.NotMapped, status);
        Assert.Equal(Small, flush.Bytes);
        Assert.Equal(Constants, pages.At(Somewhere).Flags);
    }

    [Fact]
    public void Nothing_is_both_written_and_executed()
    {
        const PageTableFlags both = PageTableFlags.Present | PageTableFlags.Writable;
        using var pages = new HostPages();
        Assert.Equal(MapStatus.WritableAndExecutable, pages.Map(Somewhere, Target, Small, both));
        Assert.Equal(MapStatus.WritableAndExecutable, pages.Mapper.Commit(Page(Somewhere), Small, both, out _));
        pages.Map(Somewhere, Target, Small, Code);
        Assert.Equal(MapStatus.WritableAndExecutable, pages.Protect(Somewhere, Small, both));
        Assert.Equal(Code, pages.At(Somewhere).Flags);
    }

    [Fact]
    public void Cache_and_global_bits_arrive()
    {
        const PageTableFlags flags = Data | PageTableFlags.Uncached | PageTableFlags.Global | PageTableFlags.User;
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, Large, flags);
        pages.Protect(Somewhere, Small, Data | PageTableFlags.WriteCombining);
        Assert.Equal(flags, pages.At(Somewhere + Small).Flags);
        Assert.Equal(Data | PageTableFlags.WriteCombining, pages.At(Somewhere).Flags);
    }

    [Fact]
    public void Both_halves_and_both_ends_of_the_addresses_can_be_mapped()
    {
        using var pages = new HostPages();
        foreach (ulong address in (ulong[])[0, 0x7FFF_FFFF_F000, 0xFFFF_8000_0000_0000, 0xFFFF_FFFF_FFFF_F000])
        {
            Assert.Equal(MapStatus.Done, pages.Map(address, Target, Small));
            Assert.Equal(Target, pages.At(address).Target);
        }

        Assert.Equal(MapStatus.Done, pages.Unmap(0xFFFF_FFFF_FFFF_F000, Small));
    }

    [Fact]
    public void Without_a_frame_for_a_table_the_token_tells_how_far_it_came()
    {
        using var pages = new HostPages();
        pages.Map(Somewhere, Target, Giant);
        pages.Frames->Limit = pages.Frames->Live;
        MapStatus status = pages.Mapper.Map(
            Page(Somewhere + Giant), new PhysFrame(new PhysAddr(Target + Giant)), Giant + Small, Data, out TlbFlush flush);
        Assert.Equal(MapStatus.FrameExhausted, status);
        Assert.Equal((Somewhere + Giant, Giant), (flush.Start, flush.Bytes));
        Assert.Equal(MapStatus.FrameExhausted, pages.Unmap(Somewhere, Small));
        Assert.Equal((PageSize.Giant, Target, Data), pages.At(Somewhere));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Small + 1)]
    public void A_range_that_is_no_whole_pages_breaks_the_invariant(ulong bytes)
    {
        using var pages = new HostPages();
        Assert.Throws<InvariantException>(() => pages.Unmap(Somewhere, bytes));
    }
}

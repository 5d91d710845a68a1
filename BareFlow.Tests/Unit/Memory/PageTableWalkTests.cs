using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public class PageTableWalkTests
{
    private const int PageLevel = 1;
    private const int LargePageLevel = 2;
    private const int GiantPageLevel = 3;
    private const PageTableFlags HugePage = PageTableFlags.Present | PageTableFlags.Huge;

    [Theory]
    [InlineData(PageLevel, PageTableFlags.Present, 0x0000_0000_0000_0000, 0x5000, 0x5000)]
    [InlineData(PageLevel, PageTableFlags.Present, 0x0000_1234_5678_9ABC, 0x5000, 0x5ABC)]
    [InlineData(PageLevel, PageTableFlags.Present, 0xFFFF_8000_0000_0FFF, 0x5000, 0x5FFF)]
    [InlineData(PageLevel, PageTableFlags.Present, 0xFFFF_FFFF_FFFF_FFFF, 0x000F_FFFF_FFFF_F000, 0x000F_FFFF_FFFF_FFFF)]
    [InlineData(LargePageLevel, HugePage, 0x0000_1234_5678_9ABC, 0x4000_0000, 0x4018_9ABC)]
    [InlineData(GiantPageLevel, HugePage, 0x0000_1234_5678_9ABC, 0x8000_0000, 0x9678_9ABC)]
    public void A_page_of_each_size_is_found(int level, PageTableFlags flags, ulong address, ulong page, ulong expected)
    {
        using var tree = new TableTree();
        tree.LinkDownTo(level, address).Set(level, address, new PageTableEntry(new PhysAddr(page), flags));
        Assert.True(TryTranslate(tree, new VirtAddr(address), out PhysAddr result));
        Assert.Equal(expected, result.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_absent_entry_of_any_level_ends_the_walk(int level)
    {
        const ulong address = 0x0000_1234_5678_9000;
        using var tree = new TableTree();
        tree.LinkDownTo(PageLevel, address)
            .Set(PageLevel, address, new PageTableEntry(new PhysAddr(0x5000), PageTableFlags.Present))
            .Set(level, address, new PageTableEntry(new PhysAddr(0x5000), PageTableFlags.Writable));
        Assert.False(TryTranslate(tree, new VirtAddr(address), out _));
    }

    [Fact]
    public void The_huge_bit_in_the_last_level_is_no_page_size()
    {
        const ulong address = 0x0000_1234_5678_9ABC;
        using var tree = new TableTree();
        tree.LinkDownTo(PageLevel, address).Set(PageLevel, address, new PageTableEntry(new PhysAddr(0x5000), HugePage));
        Assert.True(TryTranslate(tree, new VirtAddr(address), out PhysAddr result));
        Assert.Equal(0x5ABCUL, result.Value);
    }

    [Fact]
    public void A_neighbouring_page_is_not_mapped()
    {
        const ulong address = 0x0000_1234_5678_9000;
        using var tree = new TableTree();
        tree.LinkDownTo(PageLevel, address)
            .Set(PageLevel, address, new PageTableEntry(new PhysAddr(0x5000), PageTableFlags.Present));
        Assert.False(TryTranslate(tree, new VirtAddr(address + NativeBlock.PageSize), out _));
        Assert.False(TryTranslate(tree, new VirtAddr(address - 1), out _));
    }

    [Fact]
    public void A_table_is_read_through_its_address()
    {
        using var tree = new TableTree();
        tree.LinkDownTo(GiantPageLevel, address: 0);
        Assert.Equal(tree.TableOf(GiantPageLevel), PageTableWalk.TableAt(tree.Root)[0].Target);
        Assert.False(PageTableWalk.TableAt(tree.Root)[PageTableEntry.Count - 1].IsPresent);
    }

    private static bool TryTranslate(TableTree tree, VirtAddr address, out PhysAddr result)
    {
        PageTableEntry entry = PageTableWalk.Find(tree.Root, 0, address, out int shift);
        result = new PhysAddr(entry.Target.Value | (address.Value & ((1UL << shift) - 1)));
        return entry.IsPresent;
    }
}

using BareFlow.Memory;
using BareFlow.Memory.Paging;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public class PageTableEntryTests
{
    private const ulong LowestPage = 0x1000;
    private const ulong HighestPage = 0x000F_FFFF_FFFF_F000;

    [Theory]
    [InlineData(0, PageTableFlags.None, 0)]
    [InlineData(LowestPage, PageTableFlags.Present, 0x1001)]
    [InlineData(LowestPage, PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.Huge, 0x1083)]
    [InlineData(HighestPage, PageTableFlags.Present | PageTableFlags.NoExecute, 0x800F_FFFF_FFFF_F001)]
    [InlineData(LowestPage, PageTableFlags.User | PageTableFlags.Global, 0x1104)]
    public void Bits_stand_where_the_manual_puts_them(ulong target, PageTableFlags flags, ulong bits)
    {
        var entry = new PageTableEntry(new PhysAddr(target), flags);
        Assert.Equal(bits, entry.Bits);
        Assert.Equal(target, entry.Target.Value);
        Assert.Equal(flags, entry.Flags);
    }

    [Fact]
    public void The_default_entry_maps_nothing()
    {
        PageTableEntry entry = default;
        Assert.False(entry.IsPresent);
        Assert.False(entry.IsHuge);
        Assert.Equal(0UL, entry.Bits);
    }

    [Theory]
    [InlineData(PageTableFlags.Present, true, false)]
    [InlineData(PageTableFlags.Huge, false, true)]
    [InlineData(PageTableFlags.Present | PageTableFlags.Huge, true, true)]
    [InlineData(~(PageTableFlags.Present | PageTableFlags.Huge) & PageTableFlags.Global, false, false)]
    public void Present_and_huge_are_bits_of_their_own(PageTableFlags flags, bool present, bool huge)
    {
        var entry = new PageTableEntry(new PhysAddr(LowestPage), flags);
        Assert.Equal(present, entry.IsPresent);
        Assert.Equal(huge, entry.IsHuge);
    }

    [Fact]
    public void What_the_cpu_sets_is_not_among_the_bits_as_written()
    {
        const PageTableFlags written = PageTableFlags.Present | PageTableFlags.Writable | PageTableFlags.NoExecute;
        var entry = new PageTableEntry(
            new PhysAddr(HighestPage), written | PageTableFlags.Accessed | PageTableFlags.Dirty);
        Assert.Equal(new PageTableEntry(new PhysAddr(HighestPage), written).Bits, entry.BitsAsWritten);
        Assert.NotEqual(entry.Bits, entry.BitsAsWritten);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(LowestPage - 1)]
    [InlineData(LowestPage + 0x800)]
    public void A_target_inside_a_page_breaks_the_invariant(ulong target)
    {
        var broken = Assert.Throws<InvariantException>(
            () => new PageTableEntry(new PhysAddr(target), PageTableFlags.Present));
        Assert.Contains("4 KiB boundary", broken.Message);
    }
}

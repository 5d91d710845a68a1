using BareFlow.Memory;
using BareFlow.Memory.Regions;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public class BlockSourceTests
{
    private const ulong Start = 0x10000;
    private const ulong Size = 0x1000;

    [Fact]
    public void Starts_empty()
    {
        BlockSource source = New();
        Assert.Equal(Start, source.Base.Value);
        Assert.Equal(Start, source.Break.Value);
        Assert.Equal(Start + Size, source.Limit.Value);
    }

    [Theory]
    [InlineData(0, true, Start)]
    [InlineData(1, true, Start + 1)]
    [InlineData(Size, true, Start + Size)]
    [InlineData(Size + 1, false, Start)]
    [InlineData(ulong.MaxValue, false, Start)]
    [InlineData(ulong.MaxValue - Start + 1, false, Start)]
    public void Grows_to_its_limit_and_no_further(ulong bytes, bool grown, ulong newBreak)
    {
        BlockSource source = New();
        Assert.Equal(grown, source.TryGrow(bytes));
        Assert.Equal(newBreak, source.Break.Value);
    }

    [Theory]
    [InlineData(0, true, Start + 100)]
    [InlineData(100, true, Start)]
    [InlineData(101, false, Start + 100)]
    [InlineData(ulong.MaxValue, false, Start + 100)]
    public void Shrinks_to_its_base_and_no_further(ulong bytes, bool shrunk, ulong newBreak)
    {
        BlockSource source = New();
        source.TryGrow(100);
        Assert.Equal(shrunk, source.TryShrink(bytes));
        Assert.Equal(newBreak, source.Break.Value);
    }

    [Fact]
    public void A_block_of_no_bytes_gives_none()
    {
        var source = new BlockSource(new VirtAddr(Start), 0);
        Assert.False(source.TryGrow(1));
        Assert.True(source.TryGrow(0));
    }

    [Fact]
    public void A_block_past_the_end_of_the_address_space_breaks_the_invariant()
    {
        var broken = Assert.Throws<InvariantException>(() => new BlockSource(new VirtAddr(Start), ulong.MaxValue));
        Assert.Contains("wrap around", broken.Message);
    }

    [Fact]
    public void A_block_into_the_hole_between_the_canonical_halves_breaks_the_invariant()
    {
        var broken = Assert.Throws<InvariantException>(() => new BlockSource(new VirtAddr(Start), 1UL << 50));
        Assert.Contains("canonical", broken.Message);
    }

    private static BlockSource New() => new(new VirtAddr(Start), Size);
}

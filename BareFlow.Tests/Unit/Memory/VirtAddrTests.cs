using BareFlow.Memory;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public unsafe class VirtAddrTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0x1000)]
    [InlineData(0x0000_7FFF_FFFF_FFFF)]
    [InlineData(0xFFFF_8000_0000_0000)]
    [InlineData(ulong.MaxValue)]
    public void Canonical_addresses_are_taken(ulong value)
    {
        Assert.True(VirtAddr.TryCreate(value, out VirtAddr address));
        Assert.Equal(value, address.Value);
        Assert.Equal(value, new VirtAddr(value).Value);
        Assert.Equal(value, (ulong)address.Pointer);
    }

    [Theory]
    [InlineData(0x0000_8000_0000_0000)]
    [InlineData(0x0001_0000_0000_0000)]
    [InlineData(0x8000_0000_0000_0000)]
    [InlineData(0xFFFF_7FFF_FFFF_FFFF)]
    [InlineData(0xFFFE_FFFF_FFFF_FFFF)]
    public void Others_are_refused(ulong value)
    {
        Assert.False(VirtAddr.TryCreate(value, out VirtAddr address));
        Assert.Equal(0UL, address.Value);
        var broken = Assert.Throws<InvariantException>(() => new VirtAddr(value));
        Assert.Contains("canonical", broken.Message);
    }

    [Fact]
    public void Every_single_bit_is_canonical_exactly_below_bit_47()
    {
        for (int bit = 0; bit < 64; bit++)
            Assert.Equal(bit < VirtAddr.TranslatedBits - 1, VirtAddr.TryCreate(1UL << bit, out _));
    }

    [Fact]
    public void Equal_means_the_same_address()
    {
        Assert.True(new VirtAddr(0x1000).Equals(new VirtAddr(0x1000)));
        Assert.False(new VirtAddr(0x1000).Equals(new VirtAddr(0x1001)));
    }
}

using BareFlow.Memory;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public class PhysAddrTests
{
    private const ulong Highest = (1UL << PhysAddr.MaximumBits) - 1;

    [Theory]
    [InlineData(0)]
    [InlineData(0x0000_8000_0000_0000)]
    [InlineData(Highest)]
    public void Addresses_of_52_bits_are_taken(ulong value)
    {
        Assert.True(PhysAddr.TryCreate(value, out PhysAddr address));
        Assert.Equal(value, address.Value);
        Assert.Equal(value, new PhysAddr(value).Value);
    }

    [Theory]
    [InlineData(Highest + 1)]
    [InlineData(ulong.MaxValue)]
    public void Wider_ones_are_refused(ulong value)
    {
        Assert.False(PhysAddr.TryCreate(value, out PhysAddr address));
        Assert.Equal(0UL, address.Value);
        var broken = Assert.Throws<InvariantException>(() => new PhysAddr(value));
        Assert.Contains("52 bits", broken.Message);
    }

    [Fact]
    public void Equal_means_the_same_address()
    {
        Assert.True(new PhysAddr(Highest).Equals(new PhysAddr(Highest)));
        Assert.False(new PhysAddr(Highest).Equals(new PhysAddr(0)));
    }
}

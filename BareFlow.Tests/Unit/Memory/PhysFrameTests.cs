using BareFlow.Memory;
using Xunit;

namespace BareFlow.Tests.Unit.Memory;

public class PhysFrameTests
{
    private const ulong Last = (1UL << PhysAddr.MaximumBits) - PhysFrame.Bytes;

    [Theory]
    [InlineData(0)]
    [InlineData(0x1000)]
    [InlineData(0x1234_5000)]
    [InlineData(Last)]
    public void A_multiple_of_4_kibibytes_is_a_frame(ulong address)
    {
        Assert.True(PhysFrame.TryCreate(new PhysAddr(address), out PhysFrame frame));
        Assert.Equal(address, frame.Address.Value);
        Assert.Equal(address / 4096, frame.Number);
        Assert.Equal(PhysFrame.At(address / 4096), frame);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0xFFF)]
    [InlineData(0x1800)]
    [InlineData(Last + 8)]
    public void Nothing_else_is(ulong address)
    {
        Assert.False(PhysFrame.TryCreate(new PhysAddr(address), out PhysFrame frame));
        Assert.Equal(default, frame);
        Assert.Throws<InvariantException>(() => new PhysFrame(new PhysAddr(address)));
    }

    [Fact]
    public void There_is_no_frame_past_the_last_address() =>
        Assert.Throws<InvariantException>(() => PhysFrame.At(1UL << (PhysAddr.MaximumBits - 12)));
}

using Cosmos.Core.Time;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What the pace of the time-stamp counter is by what CPUs say.</summary>
public class TscRateTests
{
    [Theory]
    [InlineData(2, 216, 24_000_000, 2_592_000_000)]
    [InlineData(3, 276, 19_200_000, 1_766_400_000)]
    [InlineData(1, uint.MaxValue, uint.MaxValue, 18_446_744_065_119_617_025)]
    [InlineData(2, 216, 0, 0)]
    [InlineData(0, 216, 24_000_000, 0)]
    [InlineData(2, 0, 24_000_000, 0)]
    public void A_ratio_to_a_crystal_is_a_pace(uint denominator, uint numerator, uint crystal, ulong expected) =>
        Assert.Equal(expected, TscRate.OfRatio(denominator, numerator, crystal));

    [Theory]
    [InlineData(2_600_000_000, 2_600_000_000, true)]
    [InlineData(2_592_000_000, 2_600_000_000, true)]
    [InlineData(2_626_000_001, 2_600_000_000, false)]
    [InlineData(2_573_999_999, 2_600_000_000, false)]
    [InlineData(0, 2_600_000_000, false)]
    [InlineData(ulong.MaxValue, 2_600_000_000, false)]
    public void A_number_that_is_far_from_the_measured_one_is_not_believed(ulong told, ulong measured, bool isNear) =>
        Assert.Equal(isNear, TscRate.IsNear(told, measured));
}

using System.Text;
using Cosmos.Core.Strings;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

public class SizeTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("4096", 4096)]
    [InlineData("0K", 0)]
    [InlineData("256K", 262144)]
    [InlineData("256k", 262144)]
    [InlineData("32m", 33554432)]
    [InlineData("1G", 1073741824)]
    [InlineData("2T", 2199023255552)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("16777215T", 0xFFFF_FF00_0000_0000)]
    public void Sizes_are_read(string text, ulong expected)
    {
        Assert.True(SizeText.TryParse(Encoding.ASCII.GetBytes(text), out ulong bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("K")]
    [InlineData("banana")]
    [InlineData("12X")]
    [InlineData("1KK")]
    [InlineData("1K1")]
    [InlineData(" 1")]
    [InlineData("-1")]
    [InlineData("0x10")]
    [InlineData("18446744073709551616")]
    [InlineData("99999999999999999999999")]
    [InlineData("16777216T")]
    [InlineData("99999999T")]
    public void Anything_else_is_refused(string text) =>
        Assert.False(SizeText.TryParse(Encoding.ASCII.GetBytes(text), out _));
}

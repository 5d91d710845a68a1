using System.Text;
using Cosmos.Storage;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>What is typed is handed over in whole characters and whole keys.</summary>
public class TypedSequenceTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("ä")]
    [InlineData("€")]
    [InlineData("🙂")]
    [InlineData("\e[A")]
    [InlineData("\eOP")]
    [InlineData("\e[1;5A")]
    [InlineData("\e[24;8~")]
    [InlineData("\ex")]
    [InlineData("\e\e[A")]
    [InlineData("\eä")]
    public void It_is_open_until_its_last_byte(string typed)
    {
        TypedSequence sequence = default;
        byte[] bytes = Encoding.UTF8.GetBytes(typed);
        for (int index = 0; index < bytes.Length; index++)
        {
            sequence.Take(bytes[index]);
            Assert.Equal(index < bytes.Length - 1, sequence.IsOpen);
        }
    }

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xC0)]
    [InlineData(0xFF)]
    [InlineData(0xC3, 0x61)]
    [InlineData(0xE2, 0x82, 0x0D)]
    [InlineData(0x1B, 0x5B, 0x07)]
    public void What_is_no_character_holds_nothing_back(params int[] bytes)
    {
        TypedSequence sequence = default;
        foreach (int value in bytes)
            sequence.Take((byte)value);

        Assert.False(sequence.IsOpen);
    }
}

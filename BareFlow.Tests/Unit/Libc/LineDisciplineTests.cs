using System.Text;
using Cosmos.Storage;
using Xunit;

namespace BareFlow.Tests.Unit.Libc;

/// <summary>What a program reads of what was typed.</summary>
public sealed unsafe class LineDisciplineTests
{
    private const int Room = 8192;

    private LineDiscipline _input;

    public LineDisciplineTests() => _input.Settings.SetDefaults();

    [Fact]
    public void A_line_can_be_read_when_it_is_ended()
    {
        Type("hello");
        Assert.False(_input.HasInput);
        Type("\r");
        Assert.Equal("hello\n", Read());
        Assert.False(_input.HasInput);
    }

    [Fact]
    public void A_read_takes_one_line_at_most()
    {
        Type("one\rtwo\r");
        Assert.Equal("one\n", Read());
        Assert.Equal("tw", Read(2));
        Assert.Equal("o\n", Read());
    }

    [Theory]
    [InlineData("abc\u007fd\r", "abd\n")]
    [InlineData("abc\bd\r", "abd\n")]
    [InlineData("aé\u007fb\r", "ab\n")]
    [InlineData("\u007f\u007fa\r", "a\n")]
    public void What_was_typed_can_be_taken_back(string typed, string read)
    {
        Type(typed);
        Assert.Equal(read, Read());
    }

    [Fact]
    public void A_line_that_is_ended_cannot_be_taken_back()
    {
        Type("a\r\u007f\u007fb\r");
        Assert.Equal("a\n", Read());
        Assert.Equal("b\n", Read());
    }

    [Fact]
    public void The_end_of_the_input_is_read_as_nothing()
    {
        Type("\u0004");
        Assert.True(_input.HasInput);
        Assert.Equal("", Read());
        Type("ab\u0004");
        Assert.Equal("ab", Read());
    }

    [Fact]
    public void Without_lines_each_character_is_read_as_it_is()
    {
        TerminalSettings settings = _input.Settings;
        settings.Local &= ~(TerminalSettings.Lines | TerminalSettings.Signals);
        settings.Input = 0;
        Type("ab");
        _input.Apply(in settings);
        Type("\u007f\r\u0003");
        Assert.Equal("ab\u007f\r\u0003", Read());
    }

    [Fact]
    public void Control_characters_are_signals_and_not_read()
    {
        byte interrupt = 3;
        Assert.Equal(LineDiscipline.Effect.Interrupt, _input.Type(ref interrupt));
        byte quit = 28;
        Assert.Equal(LineDiscipline.Effect.Quit, _input.Type(ref quit));
        Type("a\r");
        Assert.Equal("a\n", Read());
    }

    [Fact]
    public void A_line_that_is_too_long_can_be_ended_nevertheless()
    {
        Type(new string('x', 2 * LineDiscipline.Capacity) + "\r");
        string line = Read();
        Assert.Equal(LineDiscipline.Capacity, line.Length);
        Assert.EndsWith("x\n", line);
        Type("next\r");
        Assert.Equal("next\n", Read());
    }

    private void Type(string text)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            byte typed = value;
            _input.Type(ref typed);
        }
    }

    private string Read(int size = Room)
    {
        byte* buffer = stackalloc byte[Room];
        return Encoding.UTF8.GetString(buffer, _input.Take(buffer, (ulong)size));
    }
}

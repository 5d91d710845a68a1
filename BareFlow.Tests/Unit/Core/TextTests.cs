using System;
using System.Text;
using Cosmos.Core.Strings;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

public class TextTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "*", true)]
    [InlineData("", "?", false)]
    [InlineData("bump.marks", "bump.marks", true)]
    [InlineData("bump.marks", "bump.mark", false)]
    [InlineData("bump.mark", "bump.marks", false)]
    [InlineData("bump.marks", "bump.*", true)]
    [InlineData("bump.", "bump.*", true)]
    [InlineData("bump", "bump.*", false)]
    [InlineData("bump.marks", "*marks", true)]
    [InlineData("bump.marks", "*mark", false)]
    [InlineData("bump.marks", "b*.*k?", true)]
    [InlineData("bump.marks", "????.marks", true)]
    [InlineData("bump.marks", "?????.marks", false)]
    [InlineData("aab", "*ab", true)]
    [InlineData("abab", "*ab*ab", true)]
    [InlineData("aba", "*ab*ab", false)]
    [InlineData("anything", "***", true)]
    [InlineData("a\0", "*?", true)]
    [InlineData("a\0", "a", false)]
    [InlineData("Bump", "bump", false)]
    public void Globs_match(string text, string pattern, bool expected) =>
        Assert.Equal(expected, Text.Matches(Bytes(text), Bytes(pattern)));

    [Theory]
    [InlineData("one two three", "one", 0)]
    [InlineData("one two three", "three", 2)]
    [InlineData("one two three", "four", -1)]
    [InlineData("one two three", "tw", -1)]
    [InlineData("one two three", "two three", -1)]
    [InlineData("one", "one", 0)]
    [InlineData("", "one", -1)]
    public void Words_are_found(string words, string word, int expected) =>
        Assert.Equal(expected, Text.IndexOfWord(Bytes(words), Bytes(word)));

    [Theory]
    [InlineData("heap 32M", "heap", "32M")]
    [InlineData("heap", "heap", "")]
    [InlineData("heap ", "heap", "")]
    [InlineData(" heap", "", "heap")]
    [InlineData("fault page now", "fault", "page now")]
    [InlineData("", "", "")]
    public void A_line_is_cut_at_the_first_separator(string line, string before, string after)
    {
        ReadOnlySpan<byte> rest = Bytes(line);
        Assert.Equal(before, Encoding.ASCII.GetString(Text.Take(ref rest, (byte)' ')));
        Assert.Equal(after, Encoding.ASCII.GetString(rest));
    }

    [Theory]
    [InlineData("selftest", "self", true)]
    [InlineData("selftest", "selftest", true)]
    [InlineData("self", "selftest", false)]
    [InlineData("selftest", "test", false)]
    [InlineData("", "", true)]
    public void Prefixes_are_seen(string text, string prefix, bool expected)
    {
        Assert.Equal(expected, Text.StartsWith(Bytes(text), Bytes(prefix)));
        Assert.Equal(expected && text.Length == prefix.Length, Text.Equal(Bytes(text), Bytes(prefix)));
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}

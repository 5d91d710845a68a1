using System;

namespace Cosmos.Core;

/// <summary>What a kernel without strings needs to do with bytes of text.</summary>
public static class Text
{
    /// <summary>Whether both hold the same bytes.</summary>
    public static bool Equal(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.Length == right.Length && StartsWith(left, right);

    /// <summary>Whether <paramref name="text"/> begins with <paramref name="prefix"/>.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix)
    {
        if (prefix.Length > text.Length)
            return false;

        int index = 0;
        while (index < prefix.Length && text[index] == prefix[index])
            index++;

        return index == prefix.Length;
    }

    /// <summary>Where <paramref name="wanted"/> stands first, or the length of the text.</summary>
    public static int IndexOf(ReadOnlySpan<byte> text, byte wanted)
    {
        int index = 0;
        while (index < text.Length && text[index] != wanted)
            index++;

        return index;
    }

    /// <summary>The text up to the first <paramref name="separator"/>; all of it when there is none.</summary>
    public static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> text, byte separator) =>
        text[..IndexOf(text, separator)];

    /// <summary>The text past the first <paramref name="separator"/>; nothing when there is none.</summary>
    public static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, byte separator) =>
        text[Math.Min(IndexOf(text, separator) + 1, text.Length)..];

    /// <summary>Whether <paramref name="text"/> fits <paramref name="pattern"/>, where <c>*</c> stands for any run of
    /// characters and <c>?</c> for any one.</summary>
    public static bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern)
    {
        if (pattern.Length == 0)
            return text.Length == 0;

        if (pattern[0] == '*')
            return Matches(text, pattern[1..]) || (text.Length > 0 && Matches(text[1..], pattern));

        return text.Length > 0
            && (pattern[0] == '?' || pattern[0] == text[0])
            && Matches(text[1..], pattern[1..]);
    }
}

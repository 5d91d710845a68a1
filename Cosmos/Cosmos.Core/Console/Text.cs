using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>What a kernel without strings needs to do with bytes of text.</summary>
public static class Text
{
    /// <summary>Whether both hold the same bytes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
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
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int IndexOf(ReadOnlySpan<byte> text, byte wanted)
    {
        int index = 0;
        while (index < text.Length && text[index] != wanted)
            index++;

        return index;
    }

    /// <summary>The text up to the first <paramref name="separator"/>; all of it when there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> text, byte separator) =>
        text[..IndexOf(text, separator)];

    /// <summary>The text past the first <paramref name="separator"/>; nothing when there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, byte separator)
    {
        int index = IndexOf(text, separator);
        return index < text.Length ? text[(index + 1)..] : default;
    }

    /// <summary>Which of <paramref name="words"/>, separated by spaces, <paramref name="word"/> is; -1 when it is none.</summary>
    public static int IndexOfWord(ReadOnlySpan<byte> words, ReadOnlySpan<byte> word)
    {
        int index = 0;
        for (ReadOnlySpan<byte> rest = words; rest.Length > 0; rest = After(rest, (byte)' '))
        {
            if (Equal(Before(rest, (byte)' '), word))
                return index;

            index++;
        }

        return -1;
    }

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

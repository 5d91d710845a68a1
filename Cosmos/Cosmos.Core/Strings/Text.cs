using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.Strings;

/// <summary>What a kernel without strings needs to do with bytes of text.</summary>
public static class Text
{
    /// <summary>The base of everyday numbers.</summary>
    public const int Decimal = 10;

    // What no character is.
    private const int Nothing = -1;

    /// <summary>A text that ends with a zero, without it.</summary>
    public static unsafe ReadOnlySpan<byte> OfZero(byte* text)
    {
        byte* end = text;
        while (*end != 0)
            end++;

        return new ReadOnlySpan<byte>(text, (int)(end - text));
    }

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

    /// <summary>The text up to the first <paramref name="separator"/>, which is cut off <paramref name="rest"/> together
    /// with the separator; all of it when there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest, byte separator)
    {
        ReadOnlySpan<byte> whole = rest;
        int length = IndexOf(whole, separator);
        rest = length < whole.Length ? whole[(length + 1)..] : default;
        return whole[..length];
    }

    /// <summary>Part <paramref name="index"/>, from 0, of a text with parts that end with a separator; empty when there are fewer.
    /// </summary>
    public static ReadOnlySpan<byte> Nth(ReadOnlySpan<byte> text, int index, byte separator)
    {
        ReadOnlySpan<byte> part = Take(ref text, separator);
        for (; index > 0; index--)
            part = Take(ref text, separator);

        return part;
    }

    /// <summary>Which of <paramref name="words"/>, separated by spaces, <paramref name="word"/> is; -1 when it is none.</summary>
    public static int IndexOfWord(ReadOnlySpan<byte> words, ReadOnlySpan<byte> word)
    {
        for (int index = 0; words.Length > 0; index++)
        {
            if (Equal(Take(ref words, (byte)' '), word))
                return index;
        }

        return -1;
    }

    /// <summary>Whether <paramref name="text"/> fits <paramref name="pattern"/>, where <c>*</c> stands for any run of
    /// characters and <c>?</c> for any one. On a mismatch only the last star takes one more character, so the time is at
    /// most the product of both lengths.</summary>
    public static bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern)
    {
        int at = 0;
        int place = 0;
        int afterStar = 0;
        int resume = 0;
        while (at < text.Length)
        {
            int wanted = place < pattern.Length ? pattern[place] : Nothing;
            place++;
            if (wanted == '*')
                (afterStar, resume) = (place, at);
            else if (wanted == '?' || wanted == text[at])
                at++;
            else if (afterStar > 0)
                (place, at) = (afterStar, ++resume);
            else
                return false;
        }

        while (place < pattern.Length && pattern[place] == '*')
            place++;

        return place == pattern.Length;
    }
}

using System;
using System.Runtime.CompilerServices;

namespace Cosmos.Core.SelfTest;

/// <summary>How the source generator writes a table of self-tests. A line for each suite: its name; a reference to each of its groups;
/// what the report calls it. A line for each group: the names of its cases, and behind a colon the seconds that a case may take,
/// where it says so. Bodies are numbered through all groups.</summary>
internal static class TestTableFormat
{
    /// <summary>The character that stands for the number 0; the others follow.</summary>
    public const int Zero = '0';

    /// <summary>The mark, beside the heap, of a suite that runs only when the glob begins with its name.</summary>
    public const int OnlyByName = 8;

    /// <summary>Characters of a reference to a group: its heap with the mark, and two numbers.</summary>
    public const int ReferenceSize = 1 + 2 * NumberSize;

    /// <summary>Where a reference says at which byte of the groups its group begins.</summary>
    public const int Offset = 1;

    /// <summary>Where a reference says which body is that of the group's first case.</summary>
    public const int Body = Offset + NumberSize;

    /// <summary>Stands between the name of a case and its seconds, which are a number.</summary>
    public const byte BeforeSeconds = (byte)':';

    private const int NumberSize = 3;
    private const int BitsOfDigit = 6;

    /// <summary>A number: digits of 6 bits.</summary>
    /// <param name="text">What begins with it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Number(ReadOnlySpan<byte> text)
    {
        int number = 0;
        foreach (byte digit in text[..NumberSize])
            number = (number << BitsOfDigit) + digit - Zero;

        return number;
    }
}

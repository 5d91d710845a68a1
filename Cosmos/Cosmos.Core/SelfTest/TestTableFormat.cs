using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>How the source generator writes references to groups of cases in a table of self-tests.</summary>
internal static unsafe class TestTableFormat
{
    /// <summary>The character that stands for the number 0; the others follow.</summary>
    public const int Zero = '0';

    /// <summary>The mark, beside the heap, of a suite that runs only when the glob begins with its name.</summary>
    public const int OnlyByName = 8;

    /// <summary>Characters of a reference to a group: its heap with the mark, and two numbers of two digits.</summary>
    public const int ReferenceSize = 5;

    /// <summary>Where a reference says at which byte of <see cref="TestTable.Groups"/> the group begins.</summary>
    public const int Offset = 1;

    /// <summary>Where a reference says which body is that of the group's first case.</summary>
    public const int Body = 3;

    private const int BitsOfDigit = 6;

    /// <summary>A number of two digits of 6 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Number(byte* digits) => ((digits[0] - Zero) << BitsOfDigit) + digits[1] - Zero;
}

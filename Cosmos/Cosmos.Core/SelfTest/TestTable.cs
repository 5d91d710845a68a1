using System;
using System.Runtime.CompilerServices;
using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>All self-tests, as the source generator collects them: names as bytes, and one switch to the bodies.</summary>
internal static unsafe partial class TestTable
{
    /// <summary>The character that stands for the number 0; the others follow.</summary>
    public const int Zero = '0';

    /// <summary>The mark, beside the heap, of a suite that runs only when the glob begins with its name.</summary>
    public const int OnlyByName = 8;

    /// <summary>Characters of a reference to a group: its heap with the mark, and two numbers of two digits.</summary>
    public const int ReferenceSize = 5;

    /// <summary>Where a reference says at which byte of <see cref="Groups"/> the group begins.</summary>
    public const int Offset = 1;

    /// <summary>Where a reference says which body is that of the group's first case.</summary>
    public const int Body = 3;

    private const int BitsOfDigit = 6;

    /// <summary>The suites in their order, one a line: the name; a reference to each group; what the report calls the suite.
    /// </summary>
    public static partial ReadOnlySpan<byte> Suites { get; }

    /// <summary>The groups of cases, one a line: the names of the cases. Their bodies are numbered through all groups.
    /// </summary>
    public static partial ReadOnlySpan<byte> Groups { get; }

    /// <summary>A number of two digits of 6 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Number(byte* digits) => ((digits[0] - Zero) << BitsOfDigit) + digits[1] - Zero;

    /// <summary>Runs a body by its number.</summary>
    public static partial void Run(ref Verdict verdict, ref HeapCalls heap, int body);
}

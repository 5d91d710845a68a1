using System;
using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>All self-tests, as the source generator collects them: names as bytes, and one switch to the bodies.</summary>
internal static partial class TestTable
{
    /// <summary>The character that stands for the number 0; the others follow.</summary>
    public const int Zero = '0';

    /// <summary>The mark, beside the heap, of a suite that runs only when the glob begins with its name.</summary>
    public const int OnlyByName = 8;

    /// <summary>The suites in their order, one a line: the name; two characters for each group, its heap with the mark and its
    /// number; what the report calls it.</summary>
    public static partial ReadOnlySpan<byte> Suites { get; }

    /// <summary>The groups of cases by number, one a line: the source file without <c>.cs</c>, then the cases. The bodies are
    /// numbered through all groups.</summary>
    public static partial ReadOnlySpan<byte> Groups { get; }

    /// <summary>Runs a body by its number.</summary>
    public static partial void Run(ref Verdict verdict, ref HeapCalls heap, int body);
}

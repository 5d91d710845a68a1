using System;
using BareFlow.Memory.Cases;
using Cosmos.Core;

namespace Cosmos.Libc;

/// <summary>The self-tests of this assembly, as the source generator collects them: names as bytes, and one switch to the bodies.
/// </summary>
internal static partial class TestTable
{
    /// <summary>The suites in their order, one a line: the name; a reference to each group; what the report calls the suite.
    /// </summary>
    public static partial ReadOnlySpan<byte> Suites { get; }

    /// <summary>The groups of cases, one a line: the names of the cases. Their bodies are numbered through all groups.
    /// </summary>
    public static partial ReadOnlySpan<byte> Groups { get; }

    /// <summary>Runs a body by its number.</summary>
    public static partial void Run(ref Verdict verdict, ref HeapCalls heap, int body);
}

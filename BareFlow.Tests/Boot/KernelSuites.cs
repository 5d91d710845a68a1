using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Cosmos.Core;

namespace BareFlow.Tests.Boot;

/// <summary>The self-tests of the kernel, as its table has them.</summary>
internal static class KernelSuites
{
    /// <summary>The names of all suites, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Lines(TestTable.Suites).Select(line => line[0])];

    /// <summary>The names of the tests of a boot with <c>selftest</c>, in their order.</summary>
    public static IReadOnlyList<string> Tests { get; } = [.. Lines(TestTable.Suites).SelectMany(TestsOf)];

    private static IEnumerable<string> TestsOf(string[] suite) =>
        from reference in suite[1].Chunk(TestTable.ReferenceSize)
        where reference[0] - TestTable.Zero < TestTable.OnlyByName
        from name in CasesAt(Encoding.ASCII.GetBytes(reference))
        select $"{suite[0]}.{name}";

    private static unsafe string[] CasesAt(byte[] reference)
    {
        fixed (byte* digits = reference)
            return Lines(TestTable.Groups[TestTable.Number(digits + TestTable.Offset)..]).First();
    }

    private static IEnumerable<string[]> Lines(ReadOnlySpan<byte> text) =>
        Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '));
}

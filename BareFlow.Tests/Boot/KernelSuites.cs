using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Cosmos.Core;
using Cosmos.Core.SelfTest;

namespace BareFlow.Tests.Boot;

/// <summary>The self-tests of the kernel, as its table has them.</summary>
internal static class KernelSuites
{
    private static readonly Table[] Tables =
    [
        new(TestTable.Suites, TestTable.Groups),
        new(global::Cosmos.Libc.TestTable.Suites, global::Cosmos.Libc.TestTable.Groups),
    ];

    /// <summary>The names of all suites, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Tables.SelectMany(table => table.Suites).Select(line => line[0])];

    /// <summary>The names of the tests of a boot with <c>selftest</c>, in their order.</summary>
    public static IReadOnlyList<string> Tests { get; } = [.. Tables.SelectMany(table => table.Suites.SelectMany(table.TestsOf))];

    /// <summary>The tests of one assembly.</summary>
    private sealed class Table(ReadOnlySpan<byte> suites, ReadOnlySpan<byte> groups)
    {
        private readonly byte[] _groups = groups.ToArray();

        /// <summary>The words of each suite.</summary>
        public string[][] Suites { get; } = [.. Lines(suites)];

        /// <summary>The tests of a suite that run without being named.</summary>
        public IEnumerable<string> TestsOf(string[] suite) =>
            from reference in suite[1].Chunk(TestTableFormat.ReferenceSize)
            where reference[0] - TestTableFormat.Zero < TestTableFormat.OnlyByName
            from name in CasesAt(Encoding.ASCII.GetBytes(reference[TestTableFormat.Offset..]))
            select $"{suite[0]}.{name.Split((char)TestTableFormat.BeforeSeconds)[0]}";

        private string[] CasesAt(byte[] offset) => Lines(_groups.AsSpan(TestTableFormat.Number(offset))).First();

        private static IEnumerable<string[]> Lines(ReadOnlySpan<byte> text) =>
            Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '));
    }
}

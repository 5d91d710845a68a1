using System.Runtime.CompilerServices;
using Cosmos.Core.Reports;

namespace Cosmos.Core;

/// <summary>The tables of an image's assemblies, in the order in which their suites run: the core's first, then those that the floors
/// above it enter at boot.</summary>
internal static class TestTables
{
    private const int Most = 4;

    private static Entries _entries;

    /// <summary>How many there are.</summary>
    public static int Count { get; private set; }

    /// <summary>Enters a table. At boot, once for each.</summary>
    public static void Add(in TestTableEntry table)
    {
        if (Count == Most)
            Panic.Stop("there are more tables of self-tests than TestTables holds"u8);

        _entries[Count++] = table;
    }

    /// <summary>A table by its place.</summary>
    public static TestTableEntry At(int index) => _entries[index];

    [InlineArray(Most)]
    private struct Entries
    {
        private TestTableEntry _first;
    }
}

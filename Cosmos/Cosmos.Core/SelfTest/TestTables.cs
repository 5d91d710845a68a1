using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Cosmos.Core.Reports;
using Cosmos.Core.Start;
using Cosmos.Core.Strings;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>The tables of an image, in the order in which their suites run: the core's, those of the floors above it, the program's.
/// </summary>
[SetAtBoot]
internal static unsafe class TestTables
{
    private const int Most = 4;

    private static Entries _entries;
    private static int _count;

    /// <summary>How many there are without the program's, which is the last.</summary>
    public static int OfKernel => _count - 1;

    /// <summary>How many there are.</summary>
    public static int Count => _count;

    /// <summary>A table by its place.</summary>
    public static ref readonly TestTableEntry At(int index) => ref _entries[index];

    /// <summary>Enters the tables of the image, unless that was done before.</summary>
    public static void Enter()
    {
        if (_count > 0)
            return;

        Add(new TestTableEntry(TestTable.Suites, TestTable.Groups, &TestTable.Run));
        UpperFloors.EnterTests();
        ReadOnlySpan<byte> suites = Text.OfZero(ProgramText());
        Add(new TestTableEntry(suites, Text.OfZero(ProgramText() + suites.Length + 1), null));
    }

    /// <summary>Enters a table.</summary>
    public static void Add(in TestTableEntry table)
    {
        if (_count == Most)
            Panic.Stop("there are more tables of self-tests than TestTables holds"u8);

        _entries[_count++] = table;
    }

    /// <summary>The program's table: its suites and a NUL, its groups and a NUL.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "bareflow_program_tests")]
    private static extern byte* ProgramText();

    [InlineArray(Most)]
    private struct Entries
    {
        private TestTableEntry _first;
    }
}

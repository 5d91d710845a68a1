using System.Runtime;
using Cosmos.Core.SelfTest;

namespace Cosmos.Libc;

/// <summary>The self-tests of this floor.</summary>
internal static unsafe class LibcTests
{
    /// <summary>Enters their table, when the core asks for it.</summary>
    [RuntimeExport("bareflow_floor_tests")]
    private static void Enter() => TestTables.Add(new TestTableEntry(TestTable.Suites, TestTable.Groups, &TestTable.Run));
}

using System;
using BareFlow.Memory.Cases;

namespace Cosmos.Core.SelfTest;

/// <summary>The table of self-tests of one assembly, as the source generator writes it (<see cref="TestTableFormat"/>).</summary>
/// <param name="suites">Its suites; a literal, which never moves.</param>
/// <param name="groups">Its groups of cases; a literal.</param>
/// <param name="run">Runs a body by its number; null where the program runs them.</param>
internal readonly unsafe struct TestTableEntry(
    ReadOnlySpan<byte> suites, ReadOnlySpan<byte> groups, delegate*<ref Verdict, ref HeapCalls, int, void> run)
{
    /// <summary>The suites in their order, one a line.</summary>
    public readonly StillText Suites = new(suites);

    /// <summary>The groups of cases, one a line.</summary>
    public readonly StillText Groups = new(groups);

    /// <summary>Runs a body by its number.</summary>
    public readonly delegate*<ref Verdict, ref HeapCalls, int, void> Run = run;
}

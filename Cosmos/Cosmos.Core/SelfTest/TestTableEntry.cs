using System;
using System.Runtime.InteropServices;
using BareFlow.Memory.Cases;
using Cosmos.Core.Runtime;

namespace Cosmos.Core;

/// <summary>The table of self-tests of one assembly.</summary>
/// <param name="suites">Its suites; a literal, which never moves.</param>
/// <param name="groups">Its groups of cases; a literal.</param>
/// <param name="run">Runs a body by its number.</param>
internal readonly unsafe struct TestTableEntry(
    ReadOnlySpan<byte> suites, ReadOnlySpan<byte> groups, delegate*<ref Verdict, ref HeapCalls, int, void> run)
{
    private readonly byte* _suites = Literal.Address(suites);
    private readonly byte* _groups = Literal.Address(groups);
    private readonly int _suitesLength = suites.Length;
    private readonly int _groupsLength = groups.Length;

    /// <summary>Runs a body by its number.</summary>
    public readonly delegate*<ref Verdict, ref HeapCalls, int, void> Run = run;

    /// <summary>The suites in their order, one a line.</summary>
    public ReadOnlySpan<byte> Suites => MemoryMarshal.CreateReadOnlySpan(ref *_suites, _suitesLength);

    /// <summary>The groups of cases, one a line.</summary>
    public ReadOnlySpan<byte> Groups => MemoryMarshal.CreateReadOnlySpan(ref *_groups, _groupsLength);
}

using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory.Cases;
using Cosmos.Core.Console;
using Cosmos.Core.Reports;
using Cosmos.Core.Runtime;
using Cosmos.Core.Strings;

namespace Cosmos.Core;

/// <summary>One pass over all self-tests: first to count those that the globs select, then to run and report them.</summary>
/// <remarks>The report is KTAP, as in the Linux kernel's documentation <c>dev-tools/ktap.rst</c>: the diagnostics of a
/// test come before its result.</remarks>
internal unsafe ref struct TestRun(ReadOnlySpan<byte> globs)
{
    private static NameBuffer _name;

    private readonly ReadOnlySpan<byte> _globs = globs;
    private ReadOnlySpan<byte> _suite;
    private TestTableEntry _table;
    private bool _running;

    /// <summary>What the pass has come to.</summary>
    public TestTally Tally;

    /// <summary>Ends the counting pass: writes the plan, and lets the next pass run the tests.</summary>
    /// <param name="others">Tests that others run after this.</param>
    public void BeginRunning(int others)
    {
        Terminal.Print("KTAP version 1\n1..%d\n"u8, (ulong)(Tally.Selected + others));
        Tally = default;
        _running = true;
        Verdict.Handler = &TestGuard.Explain;
    }

    /// <summary>Goes through the suites of all tables.</summary>
    public void GoThrough()
    {
        ulong suite = 1;
        for (int table = 0; table < TestTables.Count; table++)
        {
            _table = TestTables.At(table);
            GoThroughTable(ref suite);
        }
    }

    /// <summary>Goes through a table.</summary>
    /// <param name="suite">The bit of its first suite, and then that of the next table's.</param>
    private void GoThroughTable(ref ulong suite)
    {
        ReadOnlySpan<byte> rest = _table.Suites;
        for (; rest.Length > 0; suite <<= 1)
        {
            ReadOnlySpan<byte> line = Text.Take(ref rest, (byte)'\n');
            int selected = Tally.Selected;
            int failed = Tally.Failed;
            GoThroughSuite(line);
            Tally.SuitesRun |= Tally.Selected > selected ? suite : 0;
            Tally.SuitesBroken |= Tally.Failed > failed ? suite : 0;
        }
    }

    private void GoThroughSuite(ReadOnlySpan<byte> line)
    {
        _suite = Text.Take(ref line, (byte)' ');
        ReadOnlySpan<byte> references = Text.Take(ref line, (byte)' ');
        for (int index = 0; index < references.Length; index += TestTableFormat.ReferenceSize)
            GoThroughGroup((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(references)) + index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GoThroughGroup(byte* reference)
    {
        ReadOnlySpan<byte> rest = _table.Groups[TestTableFormat.Number(reference + TestTableFormat.Offset)..];
        ReadOnlySpan<byte> cases = Text.Take(ref rest, (byte)'\n');
        for (int body = TestTableFormat.Number(reference + TestTableFormat.Body); cases.Length > 0; body++)
            Case(Text.Take(ref cases, (byte)' '), *reference - TestTableFormat.Zero, body);
    }

    /// <summary>A test case: counted, or run and reported, when a glob selects it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Case(ReadOnlySpan<byte> name, int option, int body)
    {
        byte* start = (byte*)Static.AddressOf(ref _name);
        byte* end = Append(start, _suite);
        *end++ = (byte)'.';
        end = Append(end, name);
        ReadOnlySpan<byte> whole = MemoryMarshal.CreateReadOnlySpan(ref *start, (int)(end - start));
        if (!IsSelected(whole, option))
            return;

        if (!_running)
        {
            Tally.Selected++;
            return;
        }

        Trace.Begin(name);
        RunCase(whole, (ScratchHeap)(option & (TestTableFormat.OnlyByName - 1)), body);
    }

    private readonly bool IsSelected(ReadOnlySpan<byte> name, int option) =>
        TestGlobs.Select(_globs, name, option < TestTableFormat.OnlyByName ? default : _suite);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunCase(ReadOnlySpan<byte> name, ScratchHeap heap, int body)
    {
        var verdict = default(Verdict);
        Recount before = Recount.Now();
        if (heap != ScratchHeap.None)
            ScratchHeaps.Begin(heap);

        bool isDone = TestGuard.TryRun(ref verdict, in _table, body);
        bool isFailed = !isDone | verdict.Failed | !ScratchHeaps.End(isDone) | !before.IsSameNow();
        Tally.Report(name, isFailed, verdict.IsSkipped, verdict.Reason);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* Append(byte* end, ReadOnlySpan<byte> text)
    {
        foreach (byte letter in text)
            *end++ = letter;

        return end;
    }

    /// <summary>Room for the longest name of a test; the source generator refuses longer ones.</summary>
    [InlineArray(64)]
    private struct NameBuffer
    {
        private byte _first;
    }
}

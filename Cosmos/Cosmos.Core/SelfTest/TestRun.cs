using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BareFlow.Memory.Diagnostics;

namespace Cosmos.Core;

/// <summary>One pass over all self-tests: first to count those that the globs select, then to run and report them.</summary>
/// <remarks>The report is KTAP, as in the Linux kernel's documentation <c>dev-tools/ktap.rst</c>: the diagnostics of a
/// test come before its result.</remarks>
internal unsafe ref struct TestRun(ReadOnlySpan<byte> globs)
{
    private static NameBuffer _name;

    private readonly ReadOnlySpan<byte> _globs = globs;
    private ReadOnlySpan<byte> _suite;
    private bool _running;
    private ulong _suitesRun;
    private ulong _suitesBroken;

    /// <summary>Tests that the globs select, as far as the pass has come.</summary>
    public int Selected;

    /// <summary>Tests that failed.</summary>
    public int Failed;

    /// <summary>Tests that could not be run on this machine.</summary>
    public int Skipped;

    private static ReadOnlySpan<byte> Optimisation =>
#if DEBUG
        "#   optimisation: off (the report: hung with and without)"u8;
#else
        "#   optimisation: on (the report: hung with and without)"u8;
#endif

    /// <summary>Ends the counting pass: writes the plan, and lets the next pass run the tests.</summary>
    public void BeginRunning()
    {
        Terminal.Print("KTAP version 1\n1..%d\n"u8, (ulong)Selected);
        Selected = 0;
        _running = true;
        Verdict.Handler = &TestGuard.Explain;
    }

    /// <summary>Goes through the suites.</summary>
    public void GoThrough()
    {
        ReadOnlySpan<byte> rest = TestTable.Suites;
        for (ulong suite = 1; rest.Length > 0; suite <<= 1)
        {
            ReadOnlySpan<byte> line = Text.Take(ref rest, (byte)'\n');
            int selected = Selected;
            int failed = Failed;
            GoThroughSuite(line);
            _suitesRun |= Selected > selected ? suite : 0;
            _suitesBroken |= Failed > failed ? suite : 0;
        }
    }

    /// <summary>Says in plain words what became of what the report this kernel began with looked into, and of the tests.
    /// </summary>
    public readonly void Report()
    {
        Terminal.WriteLine("# The steps of the report behind this kernel, on this machine:"u8);
        ReadOnlySpan<byte> rest = TestTable.Suites;
        for (ulong suite = 1; rest.Length > 0; suite <<= 1)
            ReportSuite(Text.Take(ref rest, (byte)'\n'), suite);

        Terminal.WriteLine(Optimisation);
        Terminal.Print("#   heap: %s at %x, "u8, Heap.Statistics.Capacity, Heap.Base.Value);
        Terminal.WriteLine(Heap.AllocatorName);
        Terminal.Print(
            Failed > 0 ? "%d of %d self-tests failed"u8 : "All %d self-tests passed"u8,
            (ulong)(Failed > 0 ? Failed : Selected),
            (ulong)Selected);
        if (Skipped > 0)
            Terminal.Print(", %d skipped"u8, (ulong)Skipped);

        Terminal.WriteLine("."u8);
    }

    private readonly void ReportSuite(ReadOnlySpan<byte> line, ulong suite)
    {
        Text.Take(ref line, (byte)' ');
        Text.Take(ref line, (byte)' ');
        if (line.Length == 0)
            return;

        Terminal.Write("#   "u8);
        Terminal.Write(line);
        Terminal.WriteLine(
            (_suitesRun & suite) == 0 ? ": not run"u8
            : (_suitesBroken & suite) == 0 ? ": WORKING"u8
            : ": BROKEN"u8);
    }

    private void GoThroughSuite(ReadOnlySpan<byte> line)
    {
        _suite = Text.Take(ref line, (byte)' ');
        ReadOnlySpan<byte> references = Text.Take(ref line, (byte)' ');
        for (int index = 0; index < references.Length; index += TestTable.ReferenceSize)
            GoThroughGroup((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(references)) + index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GoThroughGroup(byte* reference)
    {
        ReadOnlySpan<byte> rest = TestTable.Groups[TestTable.Number(reference + TestTable.Offset)..];
        ReadOnlySpan<byte> cases = Text.Take(ref rest, (byte)'\n');
        for (int body = TestTable.Number(reference + TestTable.Body); cases.Length > 0; body++)
            Case(Text.Take(ref cases, (byte)' '), *reference - TestTable.Zero, body);
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

        Selected++;
        if (!_running)
            return;

        Trace.Begin(name);
        RunCase(whole, (ScratchHeap)(option & (TestTable.OnlyByName - 1)), body);
    }

    private readonly bool IsSelected(ReadOnlySpan<byte> name, int option)
    {
        ReadOnlySpan<byte> rest = _globs;
        while (rest.Length > 0)
        {
            ReadOnlySpan<byte> glob = Text.Take(ref rest, (byte)',');
            bool isEligible = option < TestTable.OnlyByName || Text.StartsWith(glob, _suite);
            if (isEligible && Text.Matches(name, glob))
                return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunCase(ReadOnlySpan<byte> name, ScratchHeap heap, int body)
    {
        var verdict = default(Verdict);
        Recount before = Recount.Now();
        if (heap != ScratchHeap.None)
            ScratchHeaps.Begin(heap);

        bool isDone = TestGuard.TryRun(ref verdict, body);
        bool isFailed = !isDone | verdict.Failed | !ScratchHeaps.End(isDone) | !before.IsSameNow();
        Terminal.Colour = isFailed ? TextColour.Error : TextColour.Good;
        Terminal.Write(isFailed ? "not ok "u8 : "ok "u8);
        Terminal.Colour = TextColour.Normal;
        Terminal.Print("%d "u8, (ulong)Selected);
        Terminal.Write(name);
        Failed += isFailed ? 1 : 0;
        if (verdict.IsSkipped && !isFailed)
            ReportSkip(verdict.Reason);

        Terminal.WriteLine(default);
    }

    private void ReportSkip(ReadOnlySpan<byte> reason)
    {
        Skipped++;
        Terminal.Write(" # SKIP "u8);
        Terminal.Write(reason);
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

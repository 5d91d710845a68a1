using System;
using BareFlow.Memory.Diagnostics;
using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>One pass over all self-tests: first to count those that the glob selects, then to run and report them.</summary>
/// <remarks>The report is KTAP, as in the Linux kernel's documentation <c>dev-tools/ktap.rst</c>: the diagnostics of a
/// test come before its result.</remarks>
internal unsafe ref struct TestRun(ReadOnlySpan<byte> glob)
{
    private const int LongestName = 64;

    private readonly ReadOnlySpan<byte> _glob = glob;
    private ReadOnlySpan<byte> _suite;
    private ReadOnlySpan<byte> _file;
    private bool _running;

    /// <summary>Tests that the glob selects, as far as the pass has come.</summary>
    public int Selected;

    /// <summary>Tests that failed.</summary>
    public int Failed;

    /// <summary>The glob itself.</summary>
    public readonly ReadOnlySpan<byte> Glob => _glob;

    /// <summary>The suite that is gone through.</summary>
    public readonly ReadOnlySpan<byte> Name => _suite;

    /// <summary>Ends the counting pass: writes the plan, and lets the next pass run the tests.</summary>
    public void BeginRunning()
    {
        Terminal.Print("KTAP version 1\n1..%d\n"u8, (ulong)Selected);
        Selected = 0;
        _running = true;
    }

    /// <summary>Goes through the cases of a suite, and says what became of those that the glob selects.</summary>
    public SuiteResult Suite(ReadOnlySpan<byte> name, delegate*<ref TestRun, void> cases)
    {
        _suite = name;
        int selectedBefore = Selected;
        int failedBefore = Failed;
        cases(ref this);
        if (Selected == selectedBefore)
            return SuiteResult.NotRun;

        return Failed == failedBefore ? SuiteResult.Working : SuiteResult.Broken;
    }

    /// <summary>Names the source file of the cases that follow, for the diagnostics.</summary>
    public void File(ReadOnlySpan<byte> file) => _file = file;

    /// <summary>A test case: counted, or run and reported, when the glob selects it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Case(ReadOnlySpan<byte> name, delegate*<ref Verdict, void> body)
    {
        Span<byte> whole = stackalloc byte[LongestName];
        _suite.CopyTo(whole);
        whole[_suite.Length] = (byte)'.';
        name.CopyTo(whole[(_suite.Length + 1)..]);
        whole = whole[..(_suite.Length + 1 + name.Length)];
        if (!Text.Matches(whole, _glob))
            return;

        Selected++;
        Trace.Begin(name);
        if (_running)
            RunCase(whole, body);
    }

    private void RunCase(scoped ReadOnlySpan<byte> name, delegate*<ref Verdict, void> body)
    {
        var verdict = default(Verdict);
        body(ref verdict);
        if (verdict.Failed)
            Explain(in verdict);

        Terminal.Write(verdict.Failed ? "not ok "u8 : "ok "u8);
        Terminal.Print("%d "u8, (ulong)Selected);
        Terminal.WriteLine(name);
        Failed += verdict.Failed ? 1 : 0;
    }

    private readonly void Explain(in Verdict verdict)
    {
        Terminal.Write("# "u8);
        Terminal.Write(_file);
        Terminal.Print(
            ":%d: expected %x, found %x\n"u8, (ulong)verdict.Line, verdict.Expected, verdict.Actual);
    }
}

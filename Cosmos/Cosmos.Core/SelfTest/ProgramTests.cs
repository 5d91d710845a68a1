using System;
using System.Runtime;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Reports;
using Cosmos.Core.Shutdown;
using Cosmos.Core.Start;
using Cosmos.Core.Strings;
using Cosmos.Core.Time;
using IL2CPU.API;

namespace Cosmos.Core.SelfTest;

/// <summary>The self-tests of the kernel program, as far as the core has to do with them: it knows their names, says which is
/// next, and writes what became of it. The program runs them; <c>Cosmos.System2/SelfTest</c> is its side.</summary>
/// <remarks>One run at a time, by one thread of the program.</remarks>
[OwnedBy("the self-tests, one at a time")]
internal static unsafe class ProgramTests
{
    private const int None = -1;

    /// <summary>What a program may take beyond the time that it gives its test, before it is taken for one that hangs.</summary>
    private const ulong Patience = 60 * Clock.Second;

    private static TestCursor _test;
    private static TestTally _tally;
    private static bool _exits;

    private enum Outcome
    {
        Failed,
        Passed,
        Skipped,
    }

    /// <summary>Lets the program begin, after the kernel's tests.</summary>
    /// <param name="last">Where the kernel's tests ended.</param>
    /// <param name="tally">What they came to.</param>
    /// <param name="exits">Whether the kernel is left at the end.</param>
    public static void Begin(in TestCursor last, in TestTally tally, bool exits)
    {
        _test = last;
        _test.AddTable();
        _tally = tally;
        _exits = exits;
        BootTests.AwaitsProgram = true;
    }

    /// <summary>Goes on to the next test.</summary>
    /// <param name="seconds">What it may take.</param>
    /// <returns>The number of its body; -1 when there is none.</returns>
    [RuntimeExport("bareflow_selftest_next")]
    private static int Next(uint* seconds)
    {
        if (!BootTests.AwaitsProgram || !_test.MoveNext())
            return None;

        *seconds = (uint)_test.Seconds;
        return _test.Body;
    }

    /// <summary>Has the machine stop with a report when the result of the test does not come: then the program as a whole hangs,
    /// as it ends a test that does.</summary>
    [RuntimeExport("bareflow_selftest_watch")]
    private static void Watch() => Timer.SetAlarm((ulong)_test.Seconds * Clock.Second + Patience, &OnAlarm);

    /// <summary>Writes the result of the test.</summary>
    [RuntimeExport("bareflow_selftest_result")]
    private static void Result(int outcome, byte* text, int length)
    {
        Timer.CancelAlarm();
        var explanation = new ReadOnlySpan<byte>(text, length);
        bool isSkipped = outcome == (int)Outcome.Skipped;
        if (!isSkipped)
            Explain(explanation);

        _tally.Report(ref _test, outcome == (int)Outcome.Failed, isSkipped, explanation);
    }

    /// <summary>Ends the report, and leaves the kernel if the boot is to.</summary>
    /// <returns>1 when all tests passed, or none was under way.</returns>
    [RuntimeExport("bareflow_selftest_end")]
    private static int End()
    {
        if (!BootTests.AwaitsProgram)
            return 1;

        BootTests.AwaitsProgram = false;
        _tally.Summarize();
        if (_exits)
            Power.Exit(_tally.Failed == 0 ? ExitCode.Success : ExitCode.SelfTestFailed);

        return _tally.Failed == 0 ? 1 : 0;
    }

    private static void Explain(ReadOnlySpan<byte> lines)
    {
        while (lines.Length > 0)
        {
            Terminal.Write("# "u8);
            Terminal.WriteLine(Text.Take(ref lines, (byte)'\n'));
        }
    }

    private static void OnAlarm(InterruptContext* context)
    {
        Backtrace.Write(context);
        Panic.Stop("the program's self-tests hang"u8);
    }
}

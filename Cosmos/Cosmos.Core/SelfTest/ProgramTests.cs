using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cosmos.Core.Console;
using Cosmos.Core.Exceptions;
using Cosmos.Core.Reports;
using Cosmos.Core.Shutdown;
using Cosmos.Core.Strings;
using Cosmos.Core.Time;

namespace Cosmos.Core;

/// <summary>The self-tests of the kernel program, as far as the core has to do with them: it knows their names, says which is
/// next, and writes what became of it. The program runs them; <c>Cosmos.System.SelfTest</c> is its side.</summary>
/// <remarks>One run at a time, by one thread of the program.</remarks>
internal static unsafe class ProgramTests
{
    private const int NotBegun = -1;

    /// <summary>The mark before the name of a test that runs only when its suite is named.</summary>
    private const byte OnlyByName = (byte)'!';

    /// <summary>What a program may take beyond the time that it gives its test, before it is taken for one that hangs.</summary>
    private const ulong Patience = 60 * Clock.Second;

    private static byte* _globs;
    private static int _globsLength;
    private static TestTally _tally;
    private static int _index;
    private static bool _isUnderWay;
    private static bool _exits;

    private enum Outcome
    {
        Failed,
        Passed,
        Skipped,
    }

    /// <summary>Whether the program still has tests to run.</summary>
    public static bool IsUnderWay => _isUnderWay;

    private static ReadOnlySpan<byte> Globs => new(_globs, _globsLength);

    /// <summary>Remembers which tests are asked for.</summary>
    /// <returns>How many tests of the program these are.</returns>
    public static int Select(ReadOnlySpan<byte> globs, bool exits)
    {
        _globs = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(globs));
        _globsLength = globs.Length;
        _exits = exits;
        int count = 0;
        for (int index = FindNext(0); index >= 0; index = FindNext(index + 1))
            count++;

        return count;
    }

    /// <summary>Lets the program begin, after the core's tests.</summary>
    /// <param name="tally">What those came to.</param>
    public static void Begin(in TestTally tally)
    {
        _tally = tally;
        _index = NotBegun;
        _isUnderWay = true;
    }

    /// <summary>Begins a run that the program asks for.</summary>
    [RuntimeExport("bareflow_selftest_begin")]
    private static void Begin(byte* globs, int length) => SelfTests.RunWithProgram(new ReadOnlySpan<byte>(globs, length), exits: false);

    /// <summary>Goes on to the next test.</summary>
    /// <returns>Its place in the program's table; -1 when there is none.</returns>
    [RuntimeExport("bareflow_selftest_next")]
    private static int Next() => _isUnderWay ? _index = FindNext(_index + 1) : NotBegun;

    /// <summary>Has the machine stop with a report when the result of a test does not come: then the program as a whole hangs,
    /// as it ends a test that does.</summary>
    /// <param name="seconds">What the program gives its test.</param>
    [RuntimeExport("bareflow_selftest_watch")]
    private static void Watch(uint seconds) => Timer.SetAlarm(seconds * Clock.Second + Patience, &OnAlarm);

    /// <summary>Writes the result of a test.</summary>
    [RuntimeExport("bareflow_selftest_result")]
    private static void Result(int index, int outcome, byte* text, int length)
    {
        Timer.CancelAlarm();
        var explanation = new ReadOnlySpan<byte>(text, length);
        bool isSkipped = outcome == (int)Outcome.Skipped;
        if (!isSkipped)
            Explain(explanation);

        _tally.Report(NameOf(NameAt(index)), outcome == (int)Outcome.Failed, isSkipped, explanation);
    }

    /// <summary>Ends the report, and leaves the kernel if the boot is to.</summary>
    /// <returns>1 when all tests passed, or none was under way.</returns>
    [RuntimeExport("bareflow_selftest_end")]
    private static int End()
    {
        if (_isUnderWay)
        {
            _isUnderWay = false;
            _tally.Summarize();
            if (_exits)
                Power.Exit(_tally.Failed == 0 ? ExitCode.Success : ExitCode.SelfTestFailed);
        }

        return _tally.Failed == 0 ? 1 : 0;
    }

    /// <summary>The names of the program's tests, each with a NUL behind it, and an empty one behind the last.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "bareflow_program_tests")]
    private static extern byte* Names();

    /// <summary>What the linker takes for the names in an image whose program has no tests.</summary>
    [RuntimeExport("bareflow_no_program_tests")]
    private static byte* NoNames() => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference("\0"u8));

    /// <summary>The first test from a place on that the globs take.</summary>
    /// <returns>-1 when there is none.</returns>
    private static int FindNext(int index)
    {
        for (byte* name = NameAt(index); *name != 0; name += LengthOf(name) + 1)
        {
            if (IsSelected(name))
                return index;

            index++;
        }

        return NotBegun;
    }

    private static bool IsSelected(byte* marked)
    {
        ReadOnlySpan<byte> name = NameOf(marked);
        return TestGlobs.Select(Globs, name, *marked == OnlyByName ? name[..Text.IndexOf(name, (byte)'.')] : default);
    }

    /// <summary>Where a test's name begins, with its mark. There is an empty one behind the last.</summary>
    private static byte* NameAt(int index)
    {
        byte* name = Names();
        for (; index > 0; index--)
            name += LengthOf(name) + 1;

        return name;
    }

    private static ReadOnlySpan<byte> NameOf(byte* marked)
    {
        int mark = *marked == OnlyByName ? 1 : 0;
        return new ReadOnlySpan<byte>(marked + mark, LengthOf(marked) - mark);
    }

    private static int LengthOf(byte* name)
    {
        int length = 0;
        while (name[length] != 0)
            length++;

        return length;
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

using System;
using System.Text;

namespace Cosmos.System.SelfTest;

/// <summary>Runs the program's self-tests, each on a thread of its own. One run at a time.</summary>
public static unsafe class SelfTestRunner
{
    private static Func<SelfTestCase[]>? _table;

    /// <summary>The counts after the test before, when it ended well and was counted.</summary>
    private static Recount? _lastCount;

    /// <summary>Says which tests the program has, in the order in which their names were given to the core. The source
    /// generator does this, before <c>Main</c>.</summary>
    public static void Register(Func<SelfTestCase[]> table) => _table = table;

    /// <summary>Runs those of the program's tests that the kernel command line asks for. With the word <c>exit</c> on it the
    /// kernel is left when they are done, with the exit code that tells whether all tests passed; the core's, too.</summary>
    /// <returns>Whether all tests passed; true when none was asked for.</returns>
    public static bool RunAtBoot() => RunSelected();

    /// <summary>Runs the core's and the program's self-tests that one of the globs selects.</summary>
    /// <param name="globs">As behind <c>selftest=</c> on the kernel command line: commas separate them.</param>
    /// <returns>Whether all of them passed; false when there is none.</returns>
    public static bool Run(string globs)
    {
        byte[] text = Encoding.UTF8.GetBytes(globs);
        fixed (byte* start = text)
        {
            CoreTests.Begin(start, text.Length);
            return RunSelected();
        }
    }

    private static bool RunSelected()
    {
        _lastCount = null;
        int index = CoreTests.Next();
        SelfTestCase[] table = index >= 0 ? _table!() : [];
        for (; index >= 0; index = CoreTests.Next())
            Run(index, table[index]);

        return CoreTests.End() != 0;
    }

    /// <summary>Runs a test. One that leaves something behind runs again: what the runtime keeps for good, such as a thread
    /// for timers, comes with the first use of it, but a leak comes each time.</summary>
    private static void Run(int index, SelfTestCase test)
    {
        TestThread run = RunOnce(test);
        if (run.IsLeaky)
            run = RunOnce(test);

        byte[] text = Encoding.UTF8.GetBytes(run.Text);
        fixed (byte* start = text)
            CoreTests.Result(index, run.Outcome, start, text.Length);
    }

    private static TestThread RunOnce(SelfTestCase test)
    {
        CoreTests.Watch((uint)test.Timeout.TotalSeconds);
        Recount.IsTakenByTest = false;
        Recount before = _lastCount ?? Recount.Take();
        _lastCount = null;
        TestThread run = TestThread.Run(test);
        if (run.Outcome == SelfTestOutcome.Passed && !Recount.IsTakenByTest)
            run.Blame(string.Join('\n', before.Leaks(out _lastCount)));

        return run;
    }
}

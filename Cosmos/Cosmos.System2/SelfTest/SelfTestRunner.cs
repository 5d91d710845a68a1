using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Cosmos.SelfTest;

/// <summary>Runs the program's self-tests, each on a thread of its own. One run at a time.</summary>
public static unsafe class SelfTestRunner
{
    private const string Switch = "Cosmos.SelfTest.IsSupported";

    private static Func<SelfTestCase[]>? _table;

    /// <summary>The counts after the test before, when it ended well and was counted.</summary>
    private static Recount? _lastCount;

    /// <summary>Whether the image has self-tests: not so when it is built with <c>CosmosSelfTests=false</c>. The compiler knows, and leaves
    /// out what is only reached where it is.</summary>
    [FeatureSwitchDefinition(Switch)]
    public static bool IsSupported => !AppContext.TryGetSwitch(Switch, out bool isSupported) || isSupported;

    /// <summary>Says which tests the program has, in the order in which their names were given to the core. The source
    /// generator does this, before <c>Main</c>.</summary>
    public static void Register(Func<SelfTestCase[]> table) => _table = table;

    /// <summary>Runs those of the program's tests that the kernel command line asks for. With the word <c>exit</c> on it the
    /// kernel is left when they are done, with the exit code that tells whether all tests passed; the kernel's, too.</summary>
    /// <returns>Whether all tests passed; true when none was asked for.</returns>
    public static bool RunAtBoot() => !IsSupported || RunSelected();

    /// <summary>Runs the kernel's and the program's self-tests that one of the globs selects.</summary>
    /// <param name="globs">As behind <c>selftest=</c> on the kernel command line: commas separate them.</param>
    /// <returns>Whether all of them passed; false when there is none.</returns>
    public static bool Run(string globs)
    {
        byte[] text = Encoding.UTF8.GetBytes(globs);
        fixed (byte* start = text)
            return CoreTests.Begin(start, text.Length) != 0 & RunAtBoot();
    }

    private static bool RunSelected()
    {
        _lastCount = null;
        uint seconds;
        int index = CoreTests.Next(&seconds);
        SelfTestCase[] table = index >= 0 ? _table!() : [];
        for (; index >= 0; index = CoreTests.Next(&seconds))
            Run(table[index], TimeSpan.FromSeconds(seconds));

        return CoreTests.End() != 0;
    }

    /// <summary>Runs a test. One that leaves something behind runs again: what the runtime keeps for good, such as a thread
    /// for timers, comes with the first use of it, but a leak comes each time.</summary>
    private static void Run(SelfTestCase test, TimeSpan time)
    {
        TestThread run = RunOnce(test, time, isLast: false);
        if (run.IsLeaky)
            run = RunOnce(test, time, isLast: true);

        byte[] text = Encoding.UTF8.GetBytes(run.Text);
        fixed (byte* start = text)
            CoreTests.Result(run.Outcome, start, text.Length);
    }

    private static TestThread RunOnce(SelfTestCase test, TimeSpan time, bool isLast)
    {
        CoreTests.Watch();
        Recount.IsTakenByTest = false;
        Recount before = _lastCount ?? Recount.Take();
        _lastCount = null;
        TestThread run = TestThread.Run(test, time);
        if (run.Outcome == SelfTestOutcome.Passed && !Recount.IsTakenByTest && before.HasLeaks(isLast, out _lastCount))
            run.Blame();

        return run;
    }
}

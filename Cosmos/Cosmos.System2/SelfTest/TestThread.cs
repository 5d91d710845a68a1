using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Cosmos.SelfTest;

/// <summary>A test on a thread of its own, so that nothing but the test ends when it throws, and the next one runs when it
/// hangs. The thread of a test that hangs is left behind, in the background.</summary>
internal sealed class TestThread
{
    private readonly SelfTestCase _test;
    private readonly TimeSpan _time;
    private Exception? _exception;

    private TestThread(SelfTestCase test, TimeSpan time) => (_test, _time) = (test, time);

    /// <summary>What became of the test.</summary>
    public SelfTestOutcome Outcome { get; private set; }

    /// <summary>The lines that explain it; may be empty.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether the test passed but for what it left behind.</summary>
    public bool IsLeaky { get; private set; }

    /// <summary>Runs a test until it ends or its time is up.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TestThread Run(SelfTestCase test, TimeSpan time)
    {
        var run = new TestThread(test, time);
        var thread = new Thread(run.Body) { IsBackground = true, Name = "self-test" };
        thread.Start();
        run.Judge(thread.Join(time));
        return run;
    }

    /// <summary>The test left something behind: it failed. The report says already what.</summary>
    public void Blame() => (Outcome, IsLeaky) = (SelfTestOutcome.Failed, true);

    private void Body()
    {
        try
        {
            _test.Run();
        }
        catch (Exception exception)
        {
            _exception = exception;
        }
    }

    private void Judge(bool isEnded) => (Outcome, Text) = !isEnded
        ? (SelfTestOutcome.Failed, $"the test hangs: no end after {_time.TotalSeconds} seconds")
        : _exception switch
        {
            null => (SelfTestOutcome.Passed, ""),
            SelfTestSkippedException skipped => (SelfTestOutcome.Skipped, skipped.Message),
            SelfTestFailedException failed => (SelfTestOutcome.Failed, failed.Message),
            Exception thrown => (SelfTestOutcome.Failed, thrown.ToString()),
        };
}

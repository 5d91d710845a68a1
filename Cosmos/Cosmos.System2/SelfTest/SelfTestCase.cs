using System;
using System.Threading.Tasks;

namespace Cosmos.System.SelfTest;

/// <summary>A self-test, as the source generator puts it into the program's table.</summary>
public sealed class SelfTestCase
{
    /// <summary>What a test may take, in seconds, when it does not say: many times what the slowest takes on an emulated CPU.
    /// </summary>
    public const int DefaultSeconds = 20;

    private readonly Func<Task?> _body;

    /// <summary>A test that is done when it returns.</summary>
    /// <param name="body">The test.</param>
    /// <param name="seconds">What it may take; 0 stands for <see cref="DefaultSeconds"/>.</param>
    public SelfTestCase(Action body, int seconds)
        : this(() => Call(body), seconds)
    {
    }

    /// <summary>A test that is done when its task is.</summary>
    /// <param name="body">The test.</param>
    /// <param name="seconds">What it may take; 0 stands for <see cref="DefaultSeconds"/>.</param>
    public SelfTestCase(Func<Task?> body, int seconds)
    {
        _body = body;
        Timeout = TimeSpan.FromSeconds(seconds > 0 ? seconds : DefaultSeconds);
    }

    /// <summary>What the test may take before it is taken for one that hangs.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Runs the test to its end on this thread.</summary>
    public void Run() => _body()?.GetAwaiter().GetResult();

    private static Task? Call(Action body)
    {
        body();
        return null;
    }
}

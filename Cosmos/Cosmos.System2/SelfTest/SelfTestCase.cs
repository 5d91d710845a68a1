using System;
using System.Threading.Tasks;

namespace Cosmos.SelfTest;

/// <summary>The body of a self-test, as the source generator puts it into the program's table.</summary>
public sealed class SelfTestCase
{
    private readonly Func<Task?> _body;

    /// <summary>A test that is done when it returns.</summary>
    public SelfTestCase(Action body) => _body = () => Call(body);

    /// <summary>A test that is done when its task is.</summary>
    public SelfTestCase(Func<Task?> body) => _body = body;

    /// <summary>Runs the test to its end on this thread.</summary>
    public void Run() => _body()?.GetAwaiter().GetResult();

    private static Task? Call(Action body)
    {
        body();
        return null;
    }
}

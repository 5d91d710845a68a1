using System;
using Sys = Cosmos.System;

namespace BareFlow.Kernel;

/// <summary>The kernel that a person runs: a monitor that answers on the screen and the serial port.</summary>
public sealed class Kernel : Sys.Kernel
{
    private readonly KernelMonitor _monitor;
    private readonly LineEditor _editor = new("> ");

    /// <summary>Called by the entry point that the build makes.</summary>
    public Kernel() => _monitor = new KernelMonitor(Stop);

    /// <inheritdoc />
    protected override void BeforeRun()
    {
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            Console.WriteLine("This command runs to its end.");
        };
        Console.WriteLine("BareFlow is up. Type help.");
    }

    /// <inheritdoc />
    protected override void Run()
    {
        if (_editor.Read() is { } line)
            _monitor.Execute(line);
        else
            Stop();
    }

    /// <inheritdoc />
    protected override void AfterRun()
    {
        Console.WriteLine("Bye.");
        Sys.Power.Exit(passed: true);
    }
}

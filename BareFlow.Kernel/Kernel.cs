using System;
using Sys = Cosmos.System;

namespace BareFlow.Kernel;

/// <summary>The kernel that a person runs: a monitor that answers on the screen and the serial port.</summary>
public sealed class Kernel : Sys.Kernel
{
    private readonly KernelMonitor _monitor;

    /// <summary>Called by the entry point that the build makes.</summary>
    public Kernel() => _monitor = new KernelMonitor(Stop);

    /// <inheritdoc />
    protected override void BeforeRun() => Console.WriteLine("BareFlow is up. Type help.");

    /// <inheritdoc />
    protected override void Run()
    {
        Console.Write("> ");
        if (Console.ReadLine() is { } line)
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

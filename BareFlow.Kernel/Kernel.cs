using System;
using System.Runtime;
using Cosmos.Core;
using Cosmos.System;

namespace BareFlow.Kernel;

/// <summary>The kernel that a person runs: a monitor that answers on the screen and the serial port.</summary>
public struct Kernel : IKernel
{
    /// <summary>Called by the core when it has booted.</summary>
    [RuntimeExport("main")]
    public static int Main() => KernelHost.Run<Kernel>();

    /// <inheritdoc />
    public static void BeforeRun() => Terminal.WriteLine("BareFlow is up. Type help."u8);

    /// <inheritdoc />
    public static void Run()
    {
        Terminal.Write("> "u8);
        Monitor.Execute(LineReader.Read());
    }

    /// <inheritdoc />
    public static void AfterRun()
    {
        Terminal.WriteLine("Bye."u8);
        Power.Exit(ExitCode.Success);
    }
}

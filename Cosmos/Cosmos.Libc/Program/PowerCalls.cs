using System.Runtime;
using Cosmos.Core.Memory;
using Cosmos.Core.Processors;
using Cosmos.Core.Shutdown;

namespace Cosmos.Libc;

/// <summary>What a .NET program may ask of the machine's power. None of them returns.</summary>
internal static class PowerCalls
{
    [RuntimeExport("bareflow_power_off")]
    private static void Off()
    {
        LeakReport.Write();
        Power.Off();
    }

    [RuntimeExport("bareflow_reset")]
    private static void Reset() => Power.Reset();

    [RuntimeExport("bareflow_exit")]
    private static void Exit(uint code)
    {
        LeakReport.Write();
        Power.Exit((ExitCode)code);
    }

    [RuntimeExport("bareflow_halt_forever")]
    private static void Halt() => Cpu.HaltForever();
}

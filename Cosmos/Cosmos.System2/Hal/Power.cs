using System.Diagnostics.CodeAnalysis;

namespace Cosmos.HAL;

/// <summary>Off and on again, under the names of the hardware layer.</summary>
public static class Power
{
    /// <summary>Starts the machine anew.</summary>
    [DoesNotReturn]
    public static void CPUReboot() => Cosmos.System.Power.Reboot();

    /// <summary>Switches the machine off.</summary>
    [DoesNotReturn]
    public static void ACPIShutdown() => Cosmos.System.Power.Shutdown();
}

using System.Diagnostics.CodeAnalysis;

namespace Cosmos.Core;

/// <summary>Off and on again by ACPI. The core has its tables, and falls back to other ways on a machine without.</summary>
public static class ACPI
{
    /// <summary>Switches the machine off.</summary>
    [DoesNotReturn]
    public static void Shutdown() => Cosmos.System.Power.Shutdown();

    /// <summary>Starts the machine anew.</summary>
    [DoesNotReturn]
    public static void Reboot() => Cosmos.System.Power.Reboot();
}

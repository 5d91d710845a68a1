namespace Cosmos.Core.Firmware;

/// <summary>A CPU that the firmware lists.</summary>
internal struct AcpiCpu
{
    private const uint EnabledFlag = 1;

    /// <summary>The number by which interrupts are sent to it.</summary>
    public uint ApicId;

    /// <summary>The firmware's flags (ACPI 6.5, 5.2.12.2): bit 0 enabled, bit 1 can be put online.</summary>
    public uint Flags;

    /// <summary>Whether it is there and may be used.</summary>
    public readonly bool IsEnabled => (Flags & EnabledFlag) != 0;
}

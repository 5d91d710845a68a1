namespace Cosmos.Core;

/// <summary>An I/O APIC that the firmware lists.</summary>
internal struct AcpiIoApic
{
    /// <summary>The physical address of its registers.</summary>
    public uint Address;

    /// <summary>The global number of its first input.</summary>
    public uint FirstInput;
}

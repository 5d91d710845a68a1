namespace Cosmos.Core;

/// <summary>Where an interrupt of the ISA bus arrives.</summary>
internal struct AcpiSource
{
    /// <summary>The global number of the I/O APIC input that it is wired to.</summary>
    public uint Input;

    /// <summary>Polarity in bits 0 and 1, trigger in bits 2 and 3 (ACPI 6.5, table 5.26); 0 is the way of the bus: an edge,
    /// active high.</summary>
    public uint Flags;
}

namespace Cosmos.Core.Firmware;

/// <summary>The fields of the fixed description table: power and timers (ACPI 6.5, 5.2.9).</summary>
internal static unsafe class Fadt
{
    /// <summary>The port that takes the machine over from the firmware when <see cref="AcpiEnable"/> is written to it; 0 on a
    /// machine that is the system's from the start. 32 bits.</summary>
    public const uint SmiCommand = 48;

    /// <summary>What <see cref="SmiCommand"/> takes. 8 bits.</summary>
    public const uint AcpiEnable = 52;

    /// <summary>The port of the first control register, and the second one's behind it. 32 bits each.</summary>
    public const uint Control = 64;

    /// <summary>The port of the power-management timer, which counts 3,579,545 times a second in at least 24 bits.
    /// 32 bits.</summary>
    public const uint PmTimer = 76;

    /// <summary>The register of the real-time clock that holds the century; 0 where none does. 8 bits.</summary>
    public const uint Century = 108;

    /// <summary>Flags, <see cref="HasResetRegister"/> among them. 32 bits.</summary>
    public const uint Flags = 112;

    /// <summary>Whether there is a reset register.</summary>
    public const uint HasResetRegister = 1 << 10;

    /// <summary>The address space of the reset register (5.2.3.2), such as <see cref="PortSpace"/>. 8 bits.</summary>
    public const uint ResetSpace = 116;

    /// <summary>The address space of memory.</summary>
    public const ulong MemorySpace = 0;

    /// <summary>The address space of ports.</summary>
    public const ulong PortSpace = 1;

    /// <summary>The address of the reset register. 64 bits.</summary>
    public const uint ResetRegister = 120;

    /// <summary>What resets the machine when it is written to the reset register. 8 bits.</summary>
    public const uint ResetValue = 128;

    private const uint Dsdt = 40;
    private const uint ExtendedDsdt = 140;

    /// <summary>The physical address of the machine's definition block, or 0.</summary>
    public static ulong DefinitionBlock(AcpiTable* table)
    {
        ulong address = AcpiTable.Read(table, ExtendedDsdt, sizeof(ulong));
        return address != 0 ? address : AcpiTable.Read(table, Dsdt, sizeof(uint));
    }

    /// <summary>Reads a field that holds the number of a port; 0 when there is none, or it is no port's.</summary>
    public static ushort ReadPort(uint field, uint bytes)
    {
        ulong port = Read(field, bytes);
        return port <= ushort.MaxValue ? (ushort)port : (ushort)0;
    }

    /// <summary>Reads a field of this machine's table; 0 when there is none.</summary>
    public static ulong Read(uint field, uint bytes) => AcpiTable.Read(Acpi.Tables.Fadt, field, bytes);
}

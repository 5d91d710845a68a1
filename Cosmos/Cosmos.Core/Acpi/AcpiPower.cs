namespace Cosmos.Core;

/// <summary>Power and the power-management timer: the fixed description table, FADT, and the package \_S5 of the definition
/// blocks (ACPI 6.5, 5.2.9 and 7.4.2.6).</summary>
internal struct AcpiPower
{
    private const uint FadtDsdt = 40;
    private const uint FadtSmiCommand = 48;
    private const uint FadtAcpiEnable = 52;
    private const uint FadtPm1aControl = 64;
    private const uint FadtPm1bControl = 68;
    private const uint FadtPmTimer = 76;
    private const uint FadtFlags = 112;
    private const uint FadtResetRegister = 116;
    private const uint FadtResetValue = 128;
    private const uint FadtExtendedDsdt = 140;
    private const uint FadtExtendedPm1aControl = 172;
    private const uint FadtExtendedPm1bControl = 184;
    private const uint FadtExtendedPmTimer = 208;
    private const uint ResetRegisterFlag = 1 << 10;

    // A generic address (5.2.3.2): the address space in the first byte, the address from the fifth on.
    private const uint GenericAddress = 4;
    private const uint PortSpace = 1;

    // The byte code of \_S5 (chapter 20): a name, a package with its length, its number of elements, and the elements.
    private const uint SoftOffName = 0x5F35_535F; // "_S5_"
    private const uint PackageOpcode = 0x12;
    private const uint PackageHeader = 3;
    private const int PackageLengthShift = 6;
    private const uint BytePrefix = 0x0A;
    private const uint DwordPrefix = 0x0C;
    private const uint SleepTypes = 7;

    /// <summary>The port that switches to ACPI mode when <see cref="AcpiEnable"/> is written to it; 0 when the machine is
    /// never out of it.</summary>
    public ushort SmiCommand;

    /// <summary>What <see cref="SmiCommand"/> takes.</summary>
    public byte AcpiEnable;

    /// <summary>The port of the first power-management control register.</summary>
    public ushort Pm1aControl;

    /// <summary>The port of the second one, on machines that have two.</summary>
    public ushort Pm1bControl;

    /// <summary>The port of the power-management timer, which counts 3,579,545 times a second in at least 24 bits.</summary>
    public ushort PmTimer;

    /// <summary>Whether <see cref="SoftOffA"/> and <see cref="SoftOffB"/> are known.</summary>
    public bool HasSoftOff;

    /// <summary>The sleep type, 0 to 7, that switches the machine off through <see cref="Pm1aControl"/>.</summary>
    public byte SoftOffA;

    /// <summary>The sleep type for <see cref="Pm1bControl"/>.</summary>
    public byte SoftOffB;

    /// <summary>The reset register: a port, or where <see cref="ResetIsMemory"/> a physical address; 0 when there is none.
    /// </summary>
    public ulong ResetRegister;

    /// <summary>Whether the reset register is in memory.</summary>
    public bool ResetIsMemory;

    /// <summary>What resets the machine when it is written to <see cref="ResetRegister"/>.</summary>
    public byte ResetValue;

    /// <summary>Takes what an FADT says.</summary>
    /// <returns>The physical address of the definition block that it names, or 0.</returns>
    public ulong ReadFadt(in AcpiTable table)
    {
        SmiCommand = (ushort)table.Read(FadtSmiCommand, sizeof(uint));
        AcpiEnable = (byte)table.Read(FadtAcpiEnable, 1);
        Pm1aControl = PortIn(in table, FadtPm1aControl, FadtExtendedPm1aControl);
        Pm1bControl = PortIn(in table, FadtPm1bControl, FadtExtendedPm1bControl);
        PmTimer = PortIn(in table, FadtPmTimer, FadtExtendedPmTimer);
        ReadResetRegister(in table);

        ulong dsdt = table.Read(FadtExtendedDsdt, sizeof(ulong));
        return dsdt != 0 ? dsdt : table.Read(FadtDsdt, sizeof(uint));
    }

    private void ReadResetRegister(in AcpiTable table)
    {
        ulong space = table.Read(FadtResetRegister, 1);
        if ((table.Read(FadtFlags, sizeof(uint)) & ResetRegisterFlag) == 0 || space > PortSpace)
            return;

        ResetIsMemory = space != PortSpace;
        ResetRegister = table.Read(FadtResetRegister + GenericAddress, sizeof(ulong));
        ResetValue = (byte)table.Read(FadtResetValue, 1);
    }

    /// <summary>A port number from its field of old, or else from its generic address.</summary>
    private static ushort PortIn(in AcpiTable table, uint field, uint extended)
    {
        ulong port = table.Read(field, sizeof(uint));
        if (port == 0 && table.Read(extended, 1) == PortSpace)
            port = table.Read(extended + GenericAddress, sizeof(ulong));

        return (ushort)port;
    }

    /// <summary>Looks for \_S5 in a definition block by its bytes, as to run a machine's byte code for two numbers is out of
    /// proportion.</summary>
    public void FindSoftOff(in AcpiTable code)
    {
        for (uint at = AcpiTable.HeaderSize; at < code.Length && !HasSoftOff; at++)
        {
            uint package = at + sizeof(uint);
            if ((uint)code.Read(at, sizeof(uint)) != SoftOffName || code.Read(package, 1) != PackageOpcode)
                continue;

            package += PackageHeader + ((uint)code.Read(package + 1, 1) >> PackageLengthShift);
            SoftOffA = TakeSleepType(in code, ref package);
            SoftOffB = TakeSleepType(in code, ref package);
            HasSoftOff = true;
        }
    }

    /// <summary>Takes an integer of the byte code (20.2.3): a prefix and one, two or four bytes, or zero and one by
    /// themselves.</summary>
    private static byte TakeSleepType(in AcpiTable code, ref uint at)
    {
        uint value = (uint)code.Read(at, 1);
        at++;
        if (value is >= BytePrefix and <= DwordPrefix)
        {
            uint bytes = 1u << (int)(value - BytePrefix);
            value = (uint)code.Read(at, 1);
            at += bytes;
        }

        return (byte)(value & SleepTypes);
    }
}

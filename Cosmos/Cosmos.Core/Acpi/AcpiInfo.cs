using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>What the kernel knows of the machine from its ACPI tables. What they leave out is 0.</summary>
/// <remarks>Nothing in a table is trusted: each must be reachable, as long as it says, and add up; fields are read within the
/// bounds of their table, lists within their own; no table leads to a list or back, so the reading ends. Chapter and table
/// numbers are those of the ACPI specification 6.5.</remarks>
internal unsafe struct AcpiInfo
{
    private const ulong RootSignature = 0x2052_5450_2044_5352; // "RSD PTR "
    private const uint ListOf64Bits = 0x5444_5358; // "XSDT"
    private const uint ListOf32Bits = 0x5444_5352; // "RSDT"
    private const uint MadtSignature = 0x4349_5041; // "APIC"
    private const uint FadtSignature = 0x5043_4146; // "FACP"
    private const uint SsdtSignature = 0x5444_5353; // "SSDT"

    // The root pointer (5.2.5.3): 20 bytes with a checksum of their own, and from revision 2 on 36 with another.
    private const uint RootSize = 20;
    private const uint ExtendedRootSize = 36;
    private const uint RootRevision = 15;
    private const uint RootList = 16;
    private const uint RootExtendedList = 24;
    private const uint RootAlignment = 16;
    private const uint FirstExtendedRevision = 2;

    private const uint LengthField = 4;

    /// <summary>The longest table that is read; the longest known ones have half of it.</summary>
    private const uint LongestTable = 1 << 20;

    /// <summary>The longest list of tables that is read, in bytes; known ones name up to 60 tables.</summary>
    private const uint LongestList = 2048;

    // Where a BIOS may leave the root pointer (5.2.5.1): in its ROM, and in its data area at the end of low memory.
    private const ulong BiosRom = 0xE_0000;
    private const ulong BiosData = 0x8_0000;
    private const ulong BiosBytes = 0x2_0000;

    /// <summary>CPUs and interrupt controllers.</summary>
    public AcpiInterrupts Interrupts;

    /// <summary>Power and the power-management timer.</summary>
    public AcpiPower Power;

    private delegate*<ulong, ulong, bool> _reach;

    /// <summary>Reads the tables.</summary>
    /// <param name="root">The physical address of the root pointer; 0 when the loader does not know it.</param>
    /// <param name="reach">Says whether the bytes from an address on can be read there, and makes it so where it
    /// must.</param>
    /// <returns>Whether there is a list of tables.</returns>
    public bool Read(ulong root, delegate*<ulong, ulong, bool> reach)
    {
        _reach = reach;
        Interrupts.Reset();
        return TryReadRoot(root) || TryFindRoot(BiosRom) || TryFindRoot(BiosData);
    }

    private bool TryFindRoot(ulong start)
    {
        bool isFound = false;
        if (_reach(start, BiosBytes))
        {
            for (ulong at = start; at < start + BiosBytes - ExtendedRootSize && !isFound; at += RootAlignment)
                isFound = *(ulong*)at == RootSignature && TryReadRoot(at);
        }

        return isFound;
    }

    private bool TryReadRoot(ulong address)
    {
        if (!_reach(address, ExtendedRootSize))
            return false;

        var extended = new AcpiTable((byte*)address, ExtendedRootSize);
        AcpiTable root = extended.Part(0, RootSize);
        if (root.Read(0, sizeof(ulong)) != RootSignature || !root.IsIntact())
            return false;

        bool isExtended = root.Read(RootRevision, 1) >= FirstExtendedRevision && extended.IsIntact();
        return (isExtended && TryReadList(extended.Read(RootExtendedList, sizeof(ulong))))
            || TryReadList(root.Read(RootList, sizeof(uint)));
    }

    private bool TryReadList(ulong address)
    {
        bool isOpen = TryOpen(address, out AcpiTable list);
        uint signature = list.Signature;
        if (!isOpen || (signature != ListOf64Bits && signature != ListOf32Bits))
            return false;

        uint entry = signature == ListOf64Bits ? (uint)sizeof(ulong) : sizeof(uint);
        uint end = list.Length < LongestList ? list.Length : LongestList;
        for (uint at = AcpiTable.HeaderSize; at + entry <= end; at += entry)
            ReadTable(list.Read(at, entry));

        return true;
    }

    private void ReadTable(ulong address)
    {
        if (!TryOpen(address, out AcpiTable table))
            return;

        uint signature = table.Signature;
        if (signature == MadtSignature)
            Interrupts.Read(in table);
        else if (signature == FadtSignature && TryOpen(Power.ReadFadt(in table), out AcpiTable code))
            Power.FindSoftOff(in code);
        else if (signature == SsdtSignature)
            Power.FindSoftOff(in table);
    }

    /// <summary>Takes the table at <paramref name="address"/>, if it is one and intact.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryOpen(ulong address, out AcpiTable table)
    {
        table = default;
        if (!_reach(address, AcpiTable.HeaderSize))
            return false;

        uint length = *(uint*)(address + LengthField);
        if (length is < AcpiTable.HeaderSize or > LongestTable || !_reach(address, length))
            return false;

        table = new AcpiTable((byte*)address, length);
        return table.IsIntact();
    }
}

using System.Runtime.CompilerServices;
using Cosmos.Core.Memory;

namespace Cosmos.Core.Firmware;

/// <summary>The ACPI tables of a machine that the kernel makes use of. What a machine does not have is null.</summary>
/// <remarks>Nothing in a table is trusted: each must be reachable, as long as it says, and add up; fields are read within the
/// bounds of their table; no table leads to a list or back, so the reading ends. Chapter and table numbers are those of the ACPI
/// specification 6.5.</remarks>
internal unsafe struct AcpiTables
{
    /// <summary>How many control registers of power management a machine may have.</summary>
    public const int ControlRegisters = 2;

    private const uint ListOf64Bits = 0x5444_5358; // "XSDT"
    private const uint MadtSignature = 0x4349_5041; // "APIC"
    private const uint FadtSignature = 0x5043_4146; // "FACP"
    private const uint SsdtSignature = 0x5444_5353; // "SSDT"

    /// <summary>The longest table that is read; the longest known ones have half of it.</summary>
    private const uint LongestTable = 1 << 20;

    /// <summary>The longest list of tables that is read, in bytes; known ones name up to 60 tables.</summary>
    private const uint LongestList = 2048;

    // Where a BIOS may leave the root pointer (5.2.5.1): in its data area at the end of low memory, and in its ROM.
    private const ulong BiosStart = 0x8_0000;
    private const ulong BiosEnd = 0x10_0000;

    // The byte code of \_S5 (7.4.2.6, chapter 20): a name, a package with its length, its number of elements, and the
    // elements; an integer is a prefix and one, two or four bytes, or zero and one by themselves.
    private const uint SoftOffName = 0x5F35_535F; // "_S5_"
    private const uint Package = 4;
    private const uint PackageOpcode = 0x12;
    private const uint PackageLength = 5;
    private const int PackageLengthShift = 6;
    private const uint PackageElements = 7;
    private const uint BytePrefix = 0x0A;
    private const uint DwordPrefix = 0x0C;
    private const uint SleepTypes = 7;

    /// <summary>CPUs and interrupt controllers; <see cref="Cosmos.Core.Firmware.Madt"/> reads it.</summary>
    public AcpiTable* Madt;

    /// <summary>Power and the power-management timer; <see cref="Cosmos.Core.Firmware.Fadt"/> has its fields.</summary>
    public AcpiTable* Fadt;

    /// <summary>For each control register, the sleep type, 0 to 7, that switches the machine off.</summary>
    public fixed byte SoftOff[ControlRegisters];

    /// <summary>Whether <see cref="SoftOff"/> is known.</summary>
    public bool HasSoftOff;

    private delegate*<ulong, ulong, RangeUse, bool> _reach;

    /// <summary>Finds and checks the tables.</summary>
    /// <param name="root">The physical address of the root pointer; 0 when the loader does not know it.</param>
    /// <param name="reach">Says whether the bytes from an address on may be read for that use, and makes it so where it
    /// must.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Read(ulong root, delegate*<ulong, ulong, RangeUse, bool> reach)
    {
        _reach = reach;
        AcpiTable* list = OpenList(root, RangeUse.Table);
        for (ulong at = BiosStart; list == null && at < BiosEnd; at += AcpiRoot.Alignment)
            list = OpenList(at, RangeUse.Search);

        if (list == null)
            return;

        uint entry = list->Signature == ListOf64Bits ? (uint)sizeof(ulong) : sizeof(uint);
        for (uint at = AcpiTable.HeaderSize; at < list->Length && at < LongestList; at += entry)
            Take(Open(AcpiTable.Read(list, at, entry)));
    }

    /// <summary>The list of tables to which a root pointer leads; null when there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly AcpiTable* OpenList(ulong address, RangeUse use)
    {
        var root = (AcpiRoot*)address;
        if (!_reach(address, (uint)sizeof(AcpiRoot), use)
            || root->Signature != AcpiRoot.ExpectedSignature
            || !AcpiTable.AddsUp(root, AcpiRoot.FirstSize))
            return null;

        bool isWide = root->Revision > 0 && AcpiTable.AddsUp(root, (uint)sizeof(AcpiRoot));
        AcpiTable* list = isWide ? Open(root->WideList) : null;
        return list != null ? list : Open(root->List);
    }

    private void Take(AcpiTable* table)
    {
        uint signature = table != null ? table->Signature : 0;
        if (signature == MadtSignature)
            Madt = table;

        if (signature == FadtSignature)
        {
            Fadt = table;
            FindSoftOff(Open(Cosmos.Core.Firmware.Fadt.DefinitionBlock(table)));
        }

        if (signature == SsdtSignature)
            FindSoftOff(table);
    }

    /// <summary>The table at an address; null when there is none, or it is not intact.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly AcpiTable* Open(ulong address)
    {
        var table = (AcpiTable*)address;
        return _reach(address, AcpiTable.HeaderSize, RangeUse.Table)
            && table->Length is >= AcpiTable.HeaderSize and <= LongestTable
            && _reach(address, table->Length, RangeUse.Table)
            && AcpiTable.AddsUp(table, table->Length)
            ? table
            : null;
    }

    /// <summary>Looks for \_S5 in a definition block by its bytes, as to run a machine's byte code for two numbers is out of
    /// proportion.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FindSoftOff(AcpiTable* code)
    {
        uint length = code != null ? code->Length : 0;
        for (uint at = AcpiTable.HeaderSize; at + PackageElements < length; at++)
        {
            byte* name = (byte*)code + at;
            if (*(uint*)name == SoftOffName && name[Package] == PackageOpcode)
                TakeSoftOff(code, at + PackageElements + ((uint)name[PackageLength] >> PackageLengthShift));
        }
    }

    private void TakeSoftOff(AcpiTable* code, uint element)
    {
        for (int register = 0; register < ControlRegisters; register++)
        {
            uint value = (uint)AcpiTable.Read(code, element, 1);
            element++;
            if (value is >= BytePrefix and <= DwordPrefix)
            {
                uint prefix = value - BytePrefix;
                value = (uint)AcpiTable.Read(code, element, 1);
                element += 1u << (int)prefix;
            }

            SoftOff[register] = (byte)(value & SleepTypes);
        }

        HasSoftOff = true;
    }
}

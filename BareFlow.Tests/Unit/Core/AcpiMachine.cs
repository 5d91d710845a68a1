using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace BareFlow.Tests.Unit.Core;

/// <summary>The ACPI tables of a machine, laid out in memory below 4 GiB as firmware leaves them.</summary>
/// <remarks>Field offsets are those of the ACPI specification 6.5, chapter 5.2.</remarks>
internal sealed class AcpiMachine
{
    /// <summary>Where the root pointer lies, from the start of the memory.</summary>
    public const int Root = 0x40;

    /// <summary>Bytes in which all of the tables lie.</summary>
    public const int Size = 0x1000;

    /// <summary>Where the list of tables lies, from the start of the memory.</summary>
    public const int List = 0x80;

    /// <summary>Where the first table lies, from the start of the memory.</summary>
    public const int FirstTable = 0x100;

    /// <summary>The length of a table's header.</summary>
    public const int HeaderSize = 36;

    private const int TableAlignment = 16;
    private const int LengthField = 4;
    private const int ChecksumField = 9;

    private readonly byte[] _bytes = new byte[Size];
    private readonly List<uint> _tables = [];
    private int _next = FirstTable;

    /// <summary>The memory's contents, once <see cref="Finish"/> was called.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Where each table begins, from the start of the memory.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>The physical address of what lies at an offset: the tables end where the memory does, and what lies behind it
    /// faults.</summary>
    public static uint AddressOf(int at) => LowMemory.At(LowMemory.Size - Size + at);

    /// <summary>What QEMU's tables say of a machine with four CPUs, in shape: one CPU is disabled, one is listed for x2APIC,
    /// and interrupt 9 is a level, active low.</summary>
    public static AcpiMachine Typical(bool wide)
    {
        var machine = new AcpiMachine();
        uint dsdt = machine.Add("DSDT", [0x10, 0x0C, .. SoftOff(0x0A, 0x05, 0x0A, 0x06)], isListed: false);
        machine.Add("FACP", Fadt(dsdt, wide));
        machine.Add("APIC", Madt());
        machine.Finish(wide);
        return machine;
    }

    /// <summary>The byte code <c>Name (_S5_, Package (4) { ... })</c>.</summary>
    public static byte[] SoftOff(params byte[] elements) =>
        [0x08, .. "_S5_"u8, 0x12, (byte)(elements.Length + 4), 0x04, .. elements, 0x00, 0x00];

    /// <summary>The body of an FADT.</summary>
    public static byte[] Fadt(uint dsdt, bool wide = false)
    {
        var body = new byte[276 - HeaderSize];
        Put(body, 40, dsdt);
        Put(body, 48, 0xB2);
        body[52 - HeaderSize] = 0xF1;
        Put(body, 64, wide ? 0u : 0x604u);
        Put(body, 68, 0x704);
        Put(body, 76, 0x608);
        Put(body, 112, 1 << 10);
        body[116 - HeaderSize] = 1;
        Put(body, 120, 0xCF9);
        body[128 - HeaderSize] = 0x0F;
        body[172 - HeaderSize] = 1;
        Put(body, 176, 0x604);
        return body;
    }

    /// <summary>The body of an MADT.</summary>
    public static byte[] Madt() =>
    [
        0x00, 0x00, 0xE0, 0xFE, 1, 0, 0, 0,
        0, 8, 0, 0, 1, 0, 0, 0,
        0, 8, 1, 2, 1, 0, 0, 0,
        0, 8, 2, 4, 0, 0, 0, 0,
        9, 16, 0, 0, 0x00, 0x01, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0,
        1, 12, 0, 0, 0x00, 0x00, 0xC0, 0xFE, 0, 0, 0, 0,
        2, 10, 0, 0, 2, 0, 0, 0, 0, 0,
        2, 10, 0, 9, 9, 0, 0, 0, 0x0F, 0,
        4, 6, 0xFF, 0, 0, 1,
    ];

    /// <summary>Adds a table with a header and a checksum.</summary>
    /// <returns>Its physical address.</returns>
    public uint Add(string signature, ReadOnlySpan<byte> body, bool isListed = true)
    {
        int at = _next;
        Span<byte> table = _bytes.AsSpan(at, HeaderSize + body.Length);
        Encoding.ASCII.GetBytes(signature, table);
        body.CopyTo(table[HeaderSize..]);
        Seal(table);
        Starts.Add(at);
        _next = (at + table.Length + TableAlignment - 1) & -TableAlignment;
        if (isListed)
            _tables.Add(AddressOf(at));

        return AddressOf(at);
    }

    /// <summary>Adds the list of tables, of 64-bit or of 32-bit addresses, and the root pointer.</summary>
    public void Finish(bool wide)
    {
        int entry = wide ? 8 : 4;
        Span<byte> list = _bytes.AsSpan(List, HeaderSize + _tables.Count * entry);
        Encoding.ASCII.GetBytes(wide ? "XSDT" : "RSDT", list);
        for (int index = 0; index < _tables.Count; index++)
            BinaryPrimitives.WriteUInt32LittleEndian(list[(HeaderSize + index * entry)..], _tables[index]);

        Seal(list);
        Starts.Add(List);
        Starts.Add(Root);
        Span<byte> root = _bytes.AsSpan(Root, HeaderSize);
        "RSD PTR "u8.CopyTo(root);
        root[15] = (byte)(wide ? 2 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(root[16..], wide ? 0 : AddressOf(List));
        BinaryPrimitives.WriteUInt32LittleEndian(root[20..], HeaderSize);
        BinaryPrimitives.WriteUInt64LittleEndian(root[24..], wide ? AddressOf(List) : 0);
        root[8] = (byte)-Sum(root[..20]);
        root[32] = (byte)-Sum(root);
    }

    /// <summary>Makes the table at an offset add up again after it was changed.</summary>
    public static void Reseal(Span<byte> memory, int at)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(memory[(at + LengthField)..]);
        if (length >= HeaderSize && at + length <= memory.Length)
            Seal(memory.Slice(at, (int)length));
    }

    private static void Seal(Span<byte> table)
    {
        BinaryPrimitives.WriteInt32LittleEndian(table[LengthField..], table.Length);
        table[ChecksumField] = 0;
        table[ChecksumField] = (byte)-Sum(table);
    }

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte value in bytes)
            sum += value;

        return sum;
    }

    private static void Put(Span<byte> body, int field, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(body[(field - HeaderSize)..], value);
}

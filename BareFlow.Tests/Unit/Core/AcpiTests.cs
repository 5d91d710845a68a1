using System;
using System.Collections.Generic;
using System.Linq;
using Cosmos.Core.Firmware;
using Cosmos.Core.Memory;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What the kernel reads from ACPI tables, intact, cut, wrong and mutated.</summary>
[Collection(nameof(LowMemory))]
public sealed unsafe class AcpiTests : IDisposable
{
    private const int Mutants = 100_000;
    private const int Seed = 4;
    private const int MostChanges = 8;

    /// <summary>What is learnt from a memory without tables.</summary>
    private const string Nothing = "0 False 0 0 0";

    /// <summary>More than a typical machine's tables take.</summary>
    private const int LongestTypical = 0x400;

    /// <summary>Values that mutations favour: the borders of what fields can hold.</summary>
    private static readonly byte[] Borders = [0, 1, 2, 7, 8, 0x7F, 0x80, 0xFE, 0xFF];

    private static ulong _end;

    private readonly LowMemory _memory = new();

    public AcpiTests() => _end = LowMemory.At(LowMemory.Size);

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Everything_that_a_machine_says_is_taken(bool wide)
    {
        AcpiTables tables = Read(AcpiMachine.Typical(wide));
        Assert.Equal([(0u, true), (2u, true), (4u, false), (256u, true)], CpusOf(tables.Madt));
        Assert.Equal(3u, Madt.CountCpus(tables.Madt));
        uint apic = Madt.Find(tables.Madt, Madt.IoApic, 0);
        Assert.Equal(0xFEC00000u, AcpiTable.Read(tables.Madt, apic + Madt.IoApicAddress, 4));
        Assert.Equal(0u, Madt.Find(tables.Madt, Madt.IoApic, 1));

        Assert.Equal(0xB2u, AcpiTable.Read(tables.Fadt, Fadt.SmiCommand, 4));
        Assert.Equal(0x608u, AcpiTable.Read(tables.Fadt, Fadt.PmTimer, 4));
        Assert.Equal(0xCF9u, AcpiTable.Read(tables.Fadt, Fadt.ResetRegister, 8));
        Assert.Equal((true, 5, 6), (tables.HasSoftOff, tables.SoftOff[0], tables.SoftOff[1]));
    }

    [Fact]
    public void Without_tables_nothing_is_known()
    {
        var tables = default(AcpiTables);
        tables.Read(0, &Reach);
        Assert.True(tables.Madt == null && tables.Fadt == null && !tables.HasSoftOff);
        Assert.Equal(0u, Madt.CountCpus(tables.Madt));
        Assert.Equal(0u, AcpiTable.Read(tables.Fadt, Fadt.PmTimer, 4));
    }

    [Fact]
    public void A_table_that_does_not_add_up_is_passed_over()
    {
        AcpiMachine machine = AcpiMachine.Typical(wide: true);
        byte[] bytes = machine.Bytes.ToArray();
        bytes[machine.Starts[1] + AcpiMachine.HeaderSize]++;
        AcpiTables tables = Read(bytes, AcpiMachine.Size);
        Assert.True(tables.Fadt == null && tables.Madt != null);
    }

    [Fact]
    public void A_list_that_names_itself_and_a_description_that_is_its_own_definition_block_come_to_an_end()
    {
        var machine = new AcpiMachine();
        machine.Add("FACP", AcpiMachine.Fadt(AcpiMachine.AddressOf(AcpiMachine.FirstTable)));
        machine.Add("XSDT", BitConverter.GetBytes((ulong)AcpiMachine.AddressOf(AcpiMachine.List)));
        machine.Finish(wide: true);
        AcpiTables tables = Read(machine);
        Assert.True(tables.Fadt != null && !tables.HasSoftOff);
    }

    [Theory]
    [InlineData(0, 0, new byte[] { 0x00, 0x00 })]
    [InlineData(1, 7, new byte[] { 0x01, 0x0A, 0x07 })]
    [InlineData(5, 5, new byte[] { 0x0B, 0x05, 0x00, 0x0C, 0x05, 0x00, 0x00, 0x00 })]
    [InlineData(7, 7, new byte[] { 0xFF, 0x0A, 0xFF })]
    public void The_soft_off_package_is_read_in_each_form(int first, int second, byte[] elements)
    {
        var machine = new AcpiMachine();
        machine.Add("SSDT", AcpiMachine.SoftOff(elements));
        machine.Finish(wide: false);
        AcpiTables tables = Read(machine);
        Assert.Equal((true, first, second), (tables.HasSoftOff, tables.SoftOff[0], tables.SoftOff[1]));
    }

    [Fact]
    public void Many_CPUs_are_counted()
    {
        const int listed = 300;
        byte[] cpu = [0, 8, 0, 1, 1, 0, 0, 0];
        var machine = new AcpiMachine();
        machine.Add("APIC", [.. new byte[8], .. Enumerable.Repeat(cpu, listed).SelectMany(entry => entry)]);
        machine.Finish(wide: true);
        Assert.Equal((uint)listed, Madt.CountCpus(Read(machine).Madt));
    }

    /// <summary>Bytes anywhere are changed, and half of the time the tables add up again, so that what is wrong is found
    /// beyond the checksums. The memory ends where the tables do, and then a read behind it faults; or anywhere in them, and then
    /// what lies behind it must make no difference.</summary>
    [Fact]
    public void A_hundred_thousand_mutated_machines_do_no_harm()
    {
        var random = new Random(Seed);
        AcpiMachine[] originals = [AcpiMachine.Typical(wide: true), AcpiMachine.Typical(wide: false)];
        int read = 0;
        for (int mutant = 0; mutant < Mutants; mutant++)
        {
            AcpiMachine original = originals[mutant % originals.Length];
            byte[] bytes = original.Bytes.ToArray();
            Mutate(bytes, original, random);
            int length = random.Next(4) == 0 ? random.Next(LongestTypical) : AcpiMachine.Size;
            string found = Inspect(bytes, length);
            bytes.AsSpan(length).Fill((byte)random.Next());
            Assert.Equal(found, Inspect(bytes, length));
            read += found != Nothing ? 1 : 0;
        }

        Assert.InRange(read, Mutants / 4, Mutants);
    }

    /// <summary>All that the kernel would learn from a memory of <paramref name="length"/> bytes.</summary>
    private string Inspect(ReadOnlySpan<byte> bytes, int length)
    {
        AcpiTables tables = Read(bytes, length);
        Assert.InRange(tables.SoftOff[0] | tables.SoftOff[1], 0, 7);
        uint fields = 0;
        for (int type = 0; type < 10; type++)
            fields = fields * 31 + Madt.Find(tables.Madt, type, 1);

        for (uint field = 0; field < LongestTypical; field++)
            fields = fields * 31 + (uint)AcpiTable.Read(tables.Fadt, field, 4) + (uint)AcpiTable.Read(tables.Madt, field, 8);

        return $"{Madt.CountCpus(tables.Madt)} {tables.HasSoftOff} {tables.SoftOff[0]} {tables.SoftOff[1]} {fields}";
    }

    private static List<(uint ApicId, bool IsEnabled)> CpusOf(AcpiTable* madt)
    {
        var cpus = new List<(uint, bool)>();
        for (int number = 0; Madt.TryGetCpu(madt, number, out AcpiCpu cpu); number++)
            cpus.Add((cpu.ApicId, cpu.IsEnabled));

        return cpus;
    }

    private static void Mutate(byte[] bytes, AcpiMachine original, Random random)
    {
        for (int change = random.Next(MostChanges); change >= 0; change--)
        {
            int start = original.Starts[random.Next(original.Starts.Count)];
            byte border = Borders[random.Next(Borders.Length)];
            bytes[start + random.Next(0x60)] = random.Next(2) == 0 ? border : (byte)random.Next();
        }

        if (random.Next(2) == 0)
            original.Starts.ForEach(start => AcpiMachine.Reseal(bytes, start));
    }

    private AcpiTables Read(AcpiMachine machine) => Read(machine.Bytes, AcpiMachine.Size);

    private AcpiTables Read(ReadOnlySpan<byte> bytes, int length)
    {
        _memory.Write(LowMemory.Size - AcpiMachine.Size, bytes);
        _end = AcpiMachine.AddressOf(length);
        var tables = default(AcpiTables);
        tables.Read(AcpiMachine.AddressOf(AcpiMachine.Root), &Reach);
        return tables;
    }

    /// <summary>The memory and nothing else, so not the places either where a BIOS leaves its root pointer.</summary>
    private static bool Reach(ulong address, ulong bytes, RangeUse use) =>
        address >= LowMemory.At(0) && address <= _end && bytes <= _end - address;
}

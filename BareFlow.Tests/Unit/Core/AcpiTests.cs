using System;
using System.Linq;
using System.Runtime.InteropServices;
using Cosmos.Core;
using Xunit;

namespace BareFlow.Tests.Unit.Core;

/// <summary>What the kernel reads from ACPI tables, intact, cut, wrong and mutated.</summary>
[Collection(nameof(LowMemory))]
public sealed unsafe class AcpiTests : IDisposable
{
    private const int Mutants = 100_000;
    private const int Seed = 4;
    private const int MostChanges = 8;

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
        Assert.True(TryRead(AcpiMachine.Typical(wide), out AcpiInfo info));
        ref AcpiInterrupts interrupts = ref info.Interrupts;
        Assert.Equal(4, interrupts.CpuCount);
        Assert.Equal(3, interrupts.EnabledCpus);
        Assert.Equal([0u, 2u, 4u, 256u], Enumerable.Range(0, 4).Select(index => info.Interrupts.Cpus[index].ApicId));
        Assert.False(interrupts.Cpus[2].IsEnabled);
        Assert.Equal(1, interrupts.IoApicCount);
        Assert.Equal(0xFEC00000u, interrupts.IoApics[0].Address);
        Assert.Equal(2u, interrupts.Sources[0].Input);
        Assert.Equal(1u, interrupts.Sources[1].Input);
        Assert.Equal(15u, interrupts.Sources[9].Flags);

        AcpiPower power = info.Power;
        Assert.Equal((0xB2, 0xF1), (power.SmiCommand, power.AcpiEnable));
        Assert.Equal((0x604, 0x704, 0x608), (power.Pm1aControl, power.Pm1bControl, power.PmTimer));
        Assert.Equal((true, 5, 6), (power.HasSoftOff, power.SoftOffA, power.SoftOffB));
        Assert.Equal((0xCF9ul, false, 0x0F), (power.ResetRegister, power.ResetIsMemory, power.ResetValue));
    }

    [Fact]
    public void Without_tables_each_interrupt_arrives_at_its_own_input()
    {
        var info = default(AcpiInfo);
        Assert.False(info.Read(0, &Reach));
        Assert.Equal(0, info.Interrupts.CpuCount);
        Assert.Equal(15u, info.Interrupts.Sources[15].Input);
        Assert.False(info.Power.HasSoftOff);
    }

    [Fact]
    public void A_list_that_names_itself_and_a_definition_block_that_is_its_own_description_come_to_an_end()
    {
        var machine = new AcpiMachine();
        machine.Add("FACP", AcpiMachine.Fadt(AcpiMachine.AddressOf(0x100)));
        machine.Add("XSDT", BitConverter.GetBytes((ulong)AcpiMachine.AddressOf(0x80)));
        machine.Finish(wide: true);
        Assert.True(TryRead(machine, out AcpiInfo info));
        Assert.False(info.Power.HasSoftOff);
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
        Assert.True(TryRead(machine, out AcpiInfo info));
        Assert.Equal((true, first, second), (info.Power.HasSoftOff, info.Power.SoftOffA, info.Power.SoftOffB));
    }

    [Fact]
    public void More_CPUs_than_are_kept_are_passed_over()
    {
        const int listed = 300;
        byte[] cpu = [0, 8, 0, 1, 1, 0, 0, 0];
        var machine = new AcpiMachine();
        machine.Add("APIC", [.. new byte[8], .. Enumerable.Repeat(cpu, listed).SelectMany(entry => entry)]);
        machine.Finish(wide: true);
        Assert.True(TryRead(machine, out AcpiInfo info));
        Assert.Equal(AcpiInterrupts.MaximumCpus, info.Interrupts.CpuCount);
        Assert.Equal(AcpiInterrupts.MaximumCpus, info.Interrupts.EnabledCpus);
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
            AcpiInfo info = Inspect(bytes, length);
            bytes.AsSpan(length).Fill((byte)random.Next());
            Assert.Equal(BytesOf(in info), BytesOf(Inspect(bytes, length)));
            read += info.Interrupts.CpuCount > 0 || info.Power.HasSoftOff ? 1 : 0;
        }

        Assert.InRange(read, Mutants / 4, Mutants);
    }

    /// <summary>Reads what a memory of <paramref name="length"/> bytes holds, and asks of the result what always holds.</summary>
    private AcpiInfo Inspect(ReadOnlySpan<byte> bytes, int length)
    {
        _memory.Write(LowMemory.Size - AcpiMachine.Size, bytes);
        _end = AcpiMachine.AddressOf(length);
        var info = default(AcpiInfo);
        info.Read(AcpiMachine.AddressOf(AcpiMachine.Root), &Reach);
        Assert.InRange(info.Interrupts.CpuCount, 0, AcpiInterrupts.MaximumCpus);
        Assert.InRange(info.Interrupts.EnabledCpus, 0, info.Interrupts.CpuCount);
        Assert.InRange(info.Interrupts.IoApicCount, 0, AcpiInterrupts.MaximumIoApics);
        Assert.InRange(info.Power.SoftOffA, 0, 7);
        Assert.InRange(info.Power.SoftOffB, 0, 7);
        return info;
    }

    private static byte[] BytesOf(in AcpiInfo info) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<AcpiInfo>(in info)).ToArray();

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

    private bool TryRead(AcpiMachine machine, out AcpiInfo info)
    {
        _memory.Write(LowMemory.Size - AcpiMachine.Size, machine.Bytes);
        info = default;
        return info.Read(AcpiMachine.AddressOf(AcpiMachine.Root), &Reach);
    }

    /// <summary>The memory and nothing else, so not the places either where a BIOS leaves its root pointer.</summary>
    private static bool Reach(ulong address, ulong bytes) =>
        address >= LowMemory.At(0) && address <= _end && bytes <= _end - address;
}

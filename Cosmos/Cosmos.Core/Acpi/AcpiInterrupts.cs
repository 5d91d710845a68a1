using System.Runtime.CompilerServices;

namespace Cosmos.Core;

/// <summary>CPUs and interrupt controllers: the multiple APIC description table, MADT (ACPI 6.5, 5.2.12).</summary>
internal struct AcpiInterrupts
{
    /// <summary>The interrupts of the ISA bus.</summary>
    public const int IsaInterrupts = 16;

    /// <summary>So many CPUs are listed; those after them are passed over.</summary>
    public const int MaximumCpus = 256;

    /// <summary>So many I/O APICs are listed; those after them are passed over.</summary>
    public const int MaximumIoApics = 8;

    private const uint MadtLocalApic = 36;
    private const uint MadtEntries = 44;
    private const uint EntryHeader = 2;

    private const int LocalApicEntry = 0;
    private const int IoApicEntry = 1;
    private const int SourceEntry = 2;
    private const int LocalApicAddressEntry = 5;
    private const int LocalX2ApicEntry = 9;

    /// <summary>The CPUs: <see cref="CpuCount"/> of them.</summary>
    public CpuList Cpus;

    /// <summary>How many CPUs are listed, enabled or not.</summary>
    public int CpuCount;

    /// <summary>How many of them are enabled.</summary>
    public int EnabledCpus;

    /// <summary>The I/O APICs: <see cref="IoApicCount"/> of them.</summary>
    public IoApicList IoApics;

    /// <summary>How many I/O APICs are listed.</summary>
    public int IoApicCount;

    /// <summary>Where each interrupt of the ISA bus arrives.</summary>
    public SourceList Sources;

    /// <summary>The physical address of the local APIC's registers.</summary>
    public ulong LocalApic;

    /// <summary>What holds without a table: each interrupt arrives at the input of its own number.</summary>
    public void Reset()
    {
        this = default;
        for (int interrupt = 0; interrupt < IsaInterrupts; interrupt++)
            Sources[interrupt].Input = (uint)interrupt;
    }

    /// <summary>Adds what an MADT says.</summary>
    public void Read(in AcpiTable table)
    {
        LocalApic = table.Read(MadtLocalApic, sizeof(uint));
        uint length = EntryHeader;
        for (uint at = MadtEntries; length >= EntryHeader; at += length)
        {
            length = (uint)table.Read(at + 1, 1);
            AcpiTable entry = table.Part(at, length);
            ReadEntry(in entry);
        }
    }

    /// <summary>Reads one entry, whose first byte is its type. A cut one is empty, and counts as a disabled CPU's at most.
    /// </summary>
    private void ReadEntry(in AcpiTable entry)
    {
        if (entry.Length < EntryHeader)
            return;

        // The fields that most entries have: a byte at 3, and double words at 4 and 8 (tables 5.21 to 5.27, 5.33).
        uint source = (uint)entry.Read(3, 1);
        uint first = (uint)entry.Read(4, sizeof(uint));
        uint second = (uint)entry.Read(8, sizeof(uint));
        int type = (int)entry.Read(0, 1);
        if (type == LocalApicEntry)
            AddCpu(source, first);
        else if (type == LocalX2ApicEntry)
            AddCpu(first, second);
        else if (type == IoApicEntry)
            AddIoApic(first, second);
        else if (type == SourceEntry)
            SetSource(source, first, (uint)entry.Read(8, sizeof(ushort)));
        else if (type == LocalApicAddressEntry)
            LocalApic = entry.Read(4, sizeof(ulong));
    }

    private void AddCpu(uint apicId, uint flags)
    {
        if (CpuCount == MaximumCpus)
            return;

        ref AcpiCpu cpu = ref Cpus[CpuCount];
        cpu.ApicId = apicId;
        cpu.Flags = flags;
        CpuCount++;
        EnabledCpus += cpu.IsEnabled ? 1 : 0;
    }

    private void AddIoApic(uint address, uint firstInput)
    {
        if (IoApicCount == MaximumIoApics || address == 0)
            return;

        ref AcpiIoApic apic = ref IoApics[IoApicCount];
        apic.Address = address;
        apic.FirstInput = firstInput;
        IoApicCount++;
    }

    private void SetSource(uint interrupt, uint input, uint flags)
    {
        if (interrupt >= IsaInterrupts)
            return;

        ref AcpiSource source = ref Sources[(int)interrupt];
        source.Input = input;
        source.Flags = flags;
    }

    [InlineArray(MaximumCpus)]
    internal struct CpuList
    {
        private AcpiCpu _first;
    }

    [InlineArray(MaximumIoApics)]
    internal struct IoApicList
    {
        private AcpiIoApic _first;
    }

    [InlineArray(IsaInterrupts)]
    internal struct SourceList
    {
        private AcpiSource _first;
    }
}

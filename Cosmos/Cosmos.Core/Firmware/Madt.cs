using System.Runtime.CompilerServices;

namespace Cosmos.Core.Firmware;

/// <summary>The multiple APIC description table: CPUs and interrupt controllers (ACPI 6.5, 5.2.12).</summary>
internal static unsafe class Madt
{
    /// <summary>The type of an entry for a CPU, by its local APIC; entries for wider APIC numbers count as such.</summary>
    public const int Cpu = 0;

    /// <summary>The type of an entry for an I/O APIC.</summary>
    public const int IoApic = 1;

    /// <summary>The physical address of an I/O APIC, in its entry. 32 bits.</summary>
    public const uint IoApicAddress = 4;

    /// <summary>So much of the table is read: 1,024 CPUs and more.</summary>
    private const uint LongestWalk = 16 * 1024;

    private const int WideCpu = 9;
    private const uint Entries = 44;
    private const uint EntryHeader = 2;

    // Fields of the entries for CPUs (tables 5.22 and 5.33).
    private const uint ApicId = 3;
    private const uint Flags = 4;
    private const uint WideApicId = 4;
    private const uint WideFlags = 8;

    /// <summary>Finds an entry, by its number among those of its type.</summary>
    /// <returns>Where it stands in the table; 0 when there are not so many.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint Find(AcpiTable* table, int type, int number)
    {
        uint length = EntryHeader;
        for (uint at = Entries; at < LongestWalk && length >= EntryHeader; at += length)
        {
            length = (uint)AcpiTable.Read(table, at + 1, 1);
            int found = (int)AcpiTable.Read(table, at, 1);
            if ((found == WideCpu ? Cpu : found) == type && length >= EntryHeader && number-- == 0)
                return at;
        }

        return 0;
    }

    /// <summary>A CPU, by its number in the list.</summary>
    /// <returns>False when the list is not so long.</returns>
    public static bool TryGetCpu(AcpiTable* table, int number, out AcpiCpu cpu)
    {
        uint entry = Find(table, Cpu, number);
        bool isWide = AcpiTable.Read(table, entry, 1) == WideCpu;
        cpu.ApicId = isWide
            ? (uint)AcpiTable.Read(table, entry + WideApicId, sizeof(uint))
            : (uint)AcpiTable.Read(table, entry + ApicId, 1);
        cpu.Flags = (uint)AcpiTable.Read(table, entry + (isWide ? WideFlags : Flags), sizeof(uint));
        return entry != 0;
    }

    /// <summary>How many CPUs are enabled.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static uint CountCpus(AcpiTable* table)
    {
        uint count = 0;
        for (int number = 0; TryGetCpu(table, number, out AcpiCpu cpu); number++)
            count += cpu.IsEnabled ? 1u : 0;

        return count;
    }
}

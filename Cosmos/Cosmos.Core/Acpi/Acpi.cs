using BareFlow.Memory;

namespace Cosmos.Core;

/// <summary>This machine's ACPI tables.</summary>
internal static unsafe class Acpi
{
    /// <summary>Firmware keeps its tables below 4 GiB, for systems that see no more.</summary>
    private const ulong Limit = 1UL << 32;

    /// <summary>All of them; none before <see cref="Initialize"/>, and on a machine without.</summary>
    public static AcpiTables Tables;

    /// <summary>Finds them, once. They stay where the firmware left them: nobody else is given that memory.</summary>
    public static void Initialize() => Tables.Read(BootInfo.AcpiRoot.Value, &TryReach);

    /// <summary>Tables need not lie in RAM that the kernel's page tables cover already.</summary>
    private static bool TryReach(ulong address, ulong bytes)
    {
        if (address == 0 || address >= Limit || bytes > Limit - address)
            return false;

        DeviceMemory.Map(new PhysAddr(address), bytes);
        return true;
    }
}

using Cosmos.Core.Loader;
using Cosmos.Core.Memory;
using IL2CPU.API;

namespace Cosmos.Core.Firmware;

/// <summary>This machine's ACPI tables.</summary>
[SetAtBoot]
internal static unsafe class Acpi
{
    /// <summary>All of them; none before <see cref="Initialize"/>, and on a machine without.</summary>
    public static AcpiTables Tables;

    /// <summary>CPUs that the firmware lists and enables. One CPU runs this code, so if it lists none, there is one.</summary>
    public static uint Cpus
    {
        get
        {
            uint listed = Madt.CountCpus(Tables.Madt);
            return listed != 0 ? listed : 1;
        }
    }

    /// <summary>Finds them, once. They stay where the firmware left them: that memory is not handed out.</summary>
    public static void Initialize() => Tables.Read(BootInfo.AcpiRoot, &TryReach);

    /// <summary>Tables may be in RAM that the kernel's page tables do not map yet.</summary>
    private static bool TryReach(ulong address, ulong bytes, RangeUse use)
    {
        if (address == 0 || !DeviceRange.TryCheck("ACPI table"u8, address, bytes, use, out DeviceRange range))
            return false;

        DeviceMemory.Map(in range);
        return true;
    }
}

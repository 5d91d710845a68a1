using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>This machine's ACPI tables.</summary>
internal static unsafe class Acpi
{
    /// <summary>What they say; all zero before <see cref="Initialize"/>, and on a machine without them.</summary>
    public static AcpiInfo Info;

    /// <summary>Reads them, once.</summary>
    public static void Initialize() => Info.Read(0, &TryReach);

    private static bool TryReach(ulong address, ulong bytes) =>
        address != 0 && address < FirstTables.MappedBytes && bytes <= FirstTables.MappedBytes - address;
}

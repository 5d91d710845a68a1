using BareFlow.Memory.Paging;

namespace Cosmos.Core;

/// <summary>This machine's ACPI tables.</summary>
internal static unsafe class Acpi
{
    /// <summary>All of them; empty before <see cref="Initialize"/>, and on a machine without.</summary>
    public static AcpiTables Tables;

    /// <summary>Finds them, once.</summary>
    public static void Initialize() => Tables.Read(0, &TryReach);

    private static bool TryReach(ulong address, ulong bytes) =>
        address != 0 && address < FirstTables.MappedBytes && bytes <= FirstTables.MappedBytes - address;
}

namespace Cosmos.Core.Memory;

/// <summary>The use of unchecked physical addresses.</summary>
public enum RangeUse : byte
{
    /// <summary>Registers or pixels of a device, which are read and written: never in RAM.</summary>
    Device,

    /// <summary>A table of the firmware, which is read and used as long as the machine runs: never in RAM that is handed
    /// out.</summary>
    Table,

    /// <summary>A place that may have a table and is searched: any RAM. A failure is not reported.</summary>
    Search,
}

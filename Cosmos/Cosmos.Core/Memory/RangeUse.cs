namespace Cosmos.Core.Memory;

/// <summary>What the kernel wants with physical addresses that somebody named.</summary>
public enum RangeUse : byte
{
    /// <summary>Registers or pixels of a device, which are read and written: never in RAM.</summary>
    Device,

    /// <summary>A table of the firmware's, which is read, and relied on as long as the machine runs: never in RAM that is handed
    /// out.</summary>
    Table,

    /// <summary>A place where a table may be and is looked for: any RAM. Nothing is said where it is none.</summary>
    Search,
}

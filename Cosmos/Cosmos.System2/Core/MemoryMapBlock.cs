namespace Cosmos.Core;

/// <summary>A run of physical addresses of one kind.</summary>
public class MemoryMapBlock
{
    /// <summary>The first address.</summary>
    public ulong Address;

    /// <summary>Bytes.</summary>
    public ulong Length;

    /// <summary>What it is, as Multiboot2 counts: 1 usable, 2 reserved, 3 ACPI tables, 4 ACPI storage, 5 broken; and what
    /// it does not count: 6 left by the loader, 7 the kernel's.</summary>
    public uint Type;
}

namespace Cosmos.Core;

/// <summary>What a range of physical addresses is, the least usable last: where two reports differ, the later one in this
/// list holds.</summary>
internal enum MemoryKind : byte
{
    /// <summary>Nobody reported anything.</summary>
    Hole,

    /// <summary>RAM for the kernel to use.</summary>
    Usable,

    /// <summary>RAM that holds what the loader left: its information and the boot modules.</summary>
    Boot,

    /// <summary>RAM that holds the kernel: its image, and the frame allocator's own memory.</summary>
    Kernel,

    /// <summary>RAM that holds ACPI tables.</summary>
    AcpiTables,

    /// <summary>RAM that the firmware keeps, and wants kept over a sleep.</summary>
    AcpiStorage,

    /// <summary>The firmware's, or a device's.</summary>
    Reserved,

    /// <summary>Defective RAM.</summary>
    Bad,
}

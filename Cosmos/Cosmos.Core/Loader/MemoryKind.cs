namespace Cosmos.Core.Loader;

/// <summary>What a range of physical addresses is: the firmware's own numbers (ACPI specification, 15.4), and the kernel's.
/// Where two reports differ, the one with the higher number holds.</summary>
internal enum MemoryKind : byte
{
    /// <summary>Not reported.</summary>
    Hole = 0,

    /// <summary>RAM for the kernel to use.</summary>
    Usable = 1,

    /// <summary>The firmware's, or a device's.</summary>
    Reserved = 2,

    /// <summary>RAM that holds ACPI tables.</summary>
    AcpiTables = 3,

    /// <summary>RAM that the firmware keeps, and wants kept over a sleep.</summary>
    AcpiStorage = 4,

    /// <summary>Defective RAM.</summary>
    Bad = 5,

    /// <summary>RAM that holds what the loader left: its information and the boot modules.</summary>
    Boot = 6,

    /// <summary>RAM that holds the kernel: its image, and the frame allocator's own memory.</summary>
    Kernel = 7,
}

namespace Cosmos.Build.Discs;

/// <summary>Sizes and places that ISO 9660 fixes (ECMA-119, 2nd edition).</summary>
internal static class Iso9660
{
    /// <summary>Bytes of a logical sector and of a logical block (6.1.2, 6.2.2).</summary>
    public const int SectorSize = 2048;

    /// <summary>Sectors that the file system leaves to the system: what boots from a disk is there (6.2.1).</summary>
    public const int SystemSectors = 16;

    /// <summary>The sector of the primary volume descriptor, the first one behind the system's.</summary>
    public const int PrimaryVolumeSector = SystemSectors;

    /// <summary>The longest file of one extent, in bytes (7.3.3).</summary>
    public const long LongestFile = uint.MaxValue;

    /// <summary>Sectors for so many bytes.</summary>
    public static uint SectorsFor(long bytes) => checked((uint)((bytes + SectorSize - 1) / SectorSize));
}

using System;
using System.Buffers.Binary;

namespace Cosmos.Build.Discs;

/// <summary>What firmware reads to boot from a CD: an image for the BIOS, and one for UEFI (El Torito 1.0; UEFI 2.10, 13.3.2.1).</summary>
internal static class BootCatalog
{
    private const int EntrySize = 32;
    private const int ChecksumAt = 28;
    private const int KeyAt = 30;
    private const ushort Key = 0xAA55;

    private const byte ValidationHeader = 1;
    private const byte LastSectionHeader = 0x91;
    private const byte Bootable = 0x88;
    private const byte UefiPlatform = 0xEF;

    private const int PlatformAt = 1;
    private const int CountAt = 2;
    private const int SectorsAt = 6;
    private const int ImageAt = 8;

    /// <summary>A sector of a disk, in which sizes are told here.</summary>
    private const int DiskSector = 512;

    /// <summary>What the BIOS loads: 2 KiB, which load the rest.</summary>
    private const ushort BiosSectors = 4;

    /// <summary>The catalog.</summary>
    /// <param name="bios">The program that the BIOS loads.</param>
    /// <param name="uefi">The FAT image that UEFI opens.</param>
    public static byte[] Make(Extent bios, Extent uefi)
    {
        byte[] bytes = new byte[Iso9660.SectorSize];
        Validate(bytes.AsSpan(0, EntrySize));
        WriteEntry(bytes.AsSpan(EntrySize, EntrySize), bios, BiosSectors);
        var section = new FieldWriter(bytes.AsSpan(2 * EntrySize, EntrySize));
        section.Byte(0, LastSectionHeader);
        section.Byte(PlatformAt, UefiPlatform);
        section.Little16(CountAt, 1);
        WriteEntry(bytes.AsSpan(3 * EntrySize, EntrySize), uefi, (ushort)Math.Min(uefi.Length / DiskSector, ushort.MaxValue));
        return bytes;
    }

    private static void WriteEntry(Span<byte> entry, Extent image, ushort sectors)
    {
        var fields = new FieldWriter(entry);
        fields.Byte(0, Bootable);
        fields.Little16(SectorsAt, sectors);
        fields.Little32(ImageAt, image.Sector);
    }

    /// <summary>The words of the first entry add up to 0.</summary>
    private static void Validate(Span<byte> entry)
    {
        var fields = new FieldWriter(entry);
        fields.Byte(0, ValidationHeader);
        fields.Little16(KeyAt, Key);
        ushort sum = 0;
        for (int offset = 0; offset < EntrySize; offset += sizeof(ushort))
            sum += BinaryPrimitives.ReadUInt16LittleEndian(entry[offset..]);

        fields.Little16(ChecksumAt, (ushort)-sum);
    }
}

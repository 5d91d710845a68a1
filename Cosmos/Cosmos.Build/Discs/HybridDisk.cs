using System;

namespace Cosmos.Build.Discs;

/// <summary>What makes a copy of the disc on a stick boot: a master boot record with a loader's code for the BIOS, and partition tables in
/// which UEFI finds its FAT image (UEFI 2.10, 5.2.3 and 5.3).</summary>
/// <param name="uefi">The FAT image.</param>
/// <param name="sectors">The disc's sectors, those of the second table included.</param>
/// <param name="identity">A number of the disc's own, of 16 bytes.</param>
internal sealed class HybridDisk(Extent uefi, uint sectors, byte[] identity)
{
    private const int DiskSector = 512;
    private const int PerSector = Iso9660.SectorSize / DiskSector;

    private const int EntriesSize = GuidPartitionTable.Entries * GuidPartitionTable.EntrySize;
    private const int EntriesSectors = EntriesSize / DiskSector;

    private const int PartitionsAt = 446;
    private const int PartitionSize = 16;
    private const int PartitionTypeAt = 4;
    private const int PartitionEndAt = 5;
    private const int PartitionStartAt = 8;
    private const int PartitionSectorsAt = 12;
    private const int SignatureAt = 510;
    private const ushort Signature = 0xAA55;

    private const byte Active = 0x80;
    private const byte GptProtective = 0xEE;
    private const byte NoPartition = 0;

    /// <summary>The sectors that the second table takes at the disc's end.</summary>
    public static uint TableSectors => Iso9660.SectorsFor(EntriesSize + DiskSector);

    private ulong DiskSectors => (ulong)sectors * PerSector;

    /// <summary>The first sectors: master boot record, table, entries.</summary>
    /// <param name="code">A loader's code for the master boot record.</param>
    public byte[] Start(ReadOnlySpan<byte> code)
    {
        byte[] bytes = new byte[DiskSector + DiskSector + EntriesSize];
        code.CopyTo(bytes);
        WritePartitions(bytes);
        GuidPartitionTable table = Table;
        table.Header(own: 1, other: DiskSectors - 1, entries: 2).CopyTo(bytes, DiskSector);
        table.EntryBytes.CopyTo(bytes, 2 * DiskSector);
        return bytes;
    }

    /// <summary>The last sectors: entries, table.</summary>
    public byte[] End()
    {
        byte[] bytes = new byte[TableSectors * Iso9660.SectorSize];
        GuidPartitionTable table = Table;
        table.EntryBytes.CopyTo(bytes, bytes.Length - DiskSector - EntriesSize);
        table.Header(own: DiskSectors - 1, other: 1, entries: DiskSectors - 1 - EntriesSectors).CopyTo(bytes, bytes.Length - DiskSector);
        return bytes;
    }

    private GuidPartitionTable Table => new(
        identity,
        FirstUsable: Iso9660.SystemSectors * PerSector,
        LastUsable: DiskSectors - 2 - EntriesSectors,
        Start: (ulong)uefi.Sector * PerSector,
        End: (ulong)(uefi.Sector + uefi.Sectors) * PerSector - 1);

    /// <summary>One partition over all, which keeps systems without GPT away, and an active one without sectors: some firmware boots from
    /// no disk without.</summary>
    private void WritePartitions(byte[] bytes)
    {
        var all = new FieldWriter(bytes.AsSpan(PartitionsAt, PartitionSize));
        all.Bytes(1, [0, 2, 0]);
        all.Byte(PartitionTypeAt, GptProtective);
        all.Bytes(PartitionEndAt, [0xFF, 0xFF, 0xFF]);
        all.Little32(PartitionStartAt, 1);
        all.Little32(PartitionSectorsAt, (uint)Math.Min(DiskSectors - 1, uint.MaxValue));
        var active = new FieldWriter(bytes.AsSpan(PartitionsAt + PartitionSize, PartitionSize));
        active.Byte(0, Active);
        active.Byte(PartitionTypeAt, NoPartition);
        active.Little32(PartitionSectorsAt, 1);
        new FieldWriter(bytes).Little16(SignatureAt, Signature);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Cosmos.Build.Discs;

/// <summary>A small FAT12 file system, full of what it was made for: the volume from which UEFI boots (Microsoft FAT specification,
/// 2004; UEFI 2.10, 13.3).</summary>
/// <remarks>Each file is in one piece that begins at a sector of a CD, so that a disc that holds the image can show the file, too.</remarks>
internal sealed class FatImage
{
    private const int SectorSize = 512;
    private const int ClusterSize = Iso9660.SectorSize;
    private const int SectorsPerCluster = ClusterSize / SectorSize;
    private const int Fats = 2;
    private const int RootEntries = 64;
    private const int RootSectors = RootEntries * FatEntry.Size / SectorSize;

    /// <summary>The numbers of the first two clusters stand for none.</summary>
    private const int FirstCluster = 2;

    /// <summary>With more, it would have to be FAT16 (section 3.5).</summary>
    private const int MostClusters = 4084;

    private const ushort MediaEntry = 0xFF8;
    private const ushort LastInChain = 0xFFF;
    private const byte Media = 0xF8;

    private readonly List<(int Cluster, byte[] Bytes)> _contents = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly DateTimeOffset _time;
    private int _next = FirstCluster;

    /// <param name="root">What is in it.</param>
    /// <param name="label">The volume's name: up to eleven capitals.</param>
    /// <param name="serial">The volume's number.</param>
    /// <param name="time">The time of all files.</param>
    public FatImage(IReadOnlyList<FatEntry> root, string label, uint serial, DateTimeOffset time)
    {
        _time = time;
        byte[] rootBytes = new byte[RootSectors * SectorSize];
        FatEntry.WriteLabel(rootBytes, label, time);
        WriteEntries(rootBytes.AsSpan(FatEntry.Size), root, path: "");
        Bytes = Assemble(rootBytes, label, serial);
    }

    /// <summary>The image: whole sectors of a CD.</summary>
    public byte[] Bytes { get; }

    private int Clusters => _next - FirstCluster;

    /// <summary>12 bits for each cluster.</summary>
    private int FatSectors => (_next * 3 / 2 + SectorSize) / SectorSize;

    /// <summary>So many that the first cluster begins at a sector of a CD.</summary>
    private int ReservedSectors => SectorsPerCluster - (Fats * FatSectors + RootSectors) % SectorsPerCluster;

    private int FirstDataSector => ReservedSectors + Fats * FatSectors + RootSectors;

    /// <summary>Where a file's bytes are in the image.</summary>
    /// <param name="path">The file, with slashes between folders.</param>
    public long OffsetOf(string path) => FirstDataSector * SectorSize + (long)(_places[path] - FirstCluster) * ClusterSize;

    private void WriteEntries(Span<byte> table, IReadOnlyList<FatEntry> entries, string path)
    {
        int offset = 0;
        foreach (FatEntry entry in entries)
        {
            int cluster = entry.Children is null ? Place(entry.Content, path + entry.Name) : PlaceFolder(entry, path);
            entry.Write(table.Slice(offset, FatEntry.Size), cluster, _time);
            offset += FatEntry.Size;
        }
    }

    private int PlaceFolder(FatEntry folder, string path)
    {
        byte[] table = new byte[ClusterSize];
        int parent = path.Length == 0 ? 0 : _places[path];
        int cluster = Place(table, path + folder.Name + '/');
        FatEntry.WriteDots(table, cluster, parent, _time);
        WriteEntries(table.AsSpan(2 * FatEntry.Size), folder.Children!, path + folder.Name + '/');
        return cluster;
    }

    private int Place(byte[] bytes, string path)
    {
        if (bytes.Length == 0)
            return 0;

        int cluster = _next;
        _next += (bytes.Length + ClusterSize - 1) / ClusterSize;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Clusters, MostClusters);
        _contents.Add((cluster, bytes));
        _places[path] = cluster;
        return cluster;
    }

    private byte[] Assemble(byte[] root, string label, uint serial)
    {
        byte[] image = new byte[(FirstDataSector + Clusters * SectorsPerCluster) * SectorSize];
        WriteBootSector(image, label, serial);
        for (int copy = 0; copy < Fats; copy++)
            WriteFat(image.AsSpan((ReservedSectors + copy * FatSectors) * SectorSize, FatSectors * SectorSize));

        root.CopyTo(image, (ReservedSectors + Fats * FatSectors) * SectorSize);
        foreach ((int cluster, byte[] bytes) in _contents)
            bytes.CopyTo(image, (FirstDataSector + (cluster - FirstCluster) * SectorsPerCluster) * SectorSize);

        return image;
    }

    private void WriteFat(Span<byte> fat)
    {
        Set(fat, 0, MediaEntry);
        Set(fat, 1, LastInChain);
        foreach ((int cluster, byte[] bytes) in _contents)
        {
            int last = cluster + (bytes.Length - 1) / ClusterSize;
            foreach (int link in Enumerable.Range(cluster, last - cluster))
                Set(fat, link, link + 1);

            Set(fat, last, LastInChain);
        }
    }

    /// <summary>Two entries share three bytes (section 4.1).</summary>
    private static void Set(Span<byte> fat, int cluster, int value)
    {
        int offset = cluster * 3 / 2;
        bool isOdd = cluster % 2 == 1;
        fat[offset] = (byte)(isOdd ? fat[offset] | value << 4 : value);
        fat[offset + 1] = (byte)(isOdd ? value >> 4 : fat[offset + 1] | value >> 8);
    }

    private void WriteBootSector(Span<byte> image, string label, uint serial)
    {
        int sectors = FirstDataSector + Clusters * SectorsPerCluster;
        new FatBootSector(label, serial, Media)
        {
            SectorsPerCluster = SectorsPerCluster,
            ReservedSectors = (ushort)ReservedSectors,
            Fats = Fats,
            FatSectors = (ushort)FatSectors,
            RootEntries = RootEntries,
            Sectors = (uint)sectors,
        }.Write(image[..SectorSize]);
    }
}

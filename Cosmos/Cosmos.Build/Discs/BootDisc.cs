using System;
using System.Collections.Generic;
using System.IO;
using IL2CPU.Tools;

namespace Cosmos.Build.Discs;

/// <summary>A disc that boots by BIOS and by UEFI, as CD and, copied byte by byte, as a stick.</summary>
/// <remarks>From front to back: what a disk boots from, volume descriptors, both directory trees, boot catalog, files, room, the second
/// partition table.</remarks>
internal sealed class BootDisc
{
    private const string BiosPath = "boot/grub/bios.img";
    private const string UefiPath = "boot/grub/efi.img";
    private const uint Descriptors = 4;

    /// <summary>Empty sectors behind the files: drives read ahead, and some fail where nothing is.</summary>
    private const uint Room = 150;

    private readonly DiscFolder _root = new("");
    private readonly List<Extent> _extents = [];
    private readonly string _name;
    private readonly byte[] _identity;
    private readonly DateTimeOffset _time;
    private readonly Extent _bios;
    private readonly Extent _uefi;

    /// <param name="name">The volume's name: up to 11 capitals.</param>
    /// <param name="identity">A number of the disc's own, of 16 bytes.</param>
    /// <param name="time">The time of all files.</param>
    /// <param name="settings">A file beside the loader of UEFI, which BIOS' finds, too: its name, which FAT must be able to write, and its
    /// text.</param>
    public BootDisc(string name, byte[] identity, DateTimeOffset time, (string Name, byte[] Text) settings)
    {
        _name = name;
        _identity = identity;
        _time = time;
        var volume = new UefiVolume(name, BitConverter.ToUInt32(identity), time, settings);
        _uefi = Add(UefiPath, DiscContent.Of(volume.Image));
        foreach ((string path, long offset, byte[] content) in volume.Files)
            _root.Add(path, new Extent(_uefi, offset, DiscContent.Of(content)));

        _bios = Add(BiosPath, new DiscContent(GrubLoader.Bios(0).Length, () => new MemoryStream(GrubLoader.Bios(_bios!.Sector))));
    }

    /// <summary>Whether a file of this name is found by it.</summary>
    public static bool Keeps(string name) => NameStyle.Joliet.Keeps(name);

    /// <summary>Adds a file.</summary>
    /// <param name="path">Folders and a name, with slashes between.</param>
    /// <param name="content">Its bytes.</param>
    public Extent Add(string path, DiscContent content)
    {
        if (content.Length > Iso9660.LongestFile)
        {
            throw new BuildFailure(
                BuildFailure.BadArgument, $"{path} has {content.Length:N0} bytes; a file on a CD has at most {Iso9660.LongestFile:N0}.");
        }

        var extent = new Extent(content);
        _extents.Add(extent);
        _root.Add(path, extent);
        return extent;
    }

    /// <summary>Writes the disc.</summary>
    /// <param name="output">An empty file.</param>
    public void Write(Stream output)
    {
        var plain = new DirectoryTree(_root, NameStyle.Plain);
        var joliet = new DirectoryTree(_root, NameStyle.Joliet);
        uint catalog = joliet.Place(plain.Place(Iso9660.SystemSectors + Descriptors));
        uint sectors = PlaceFiles(catalog + 1) + Room + HybridDisk.TableSectors;
        var disk = new HybridDisk(_uefi, sectors, _identity);
        WriteAt(output, 0, disk.Start(GrubLoader.MasterBootRecord(_bios)));
        WriteAt(output, Iso9660.PrimaryVolumeSector, VolumeDescriptor.Primary(plain, _name, sectors, _time));
        WriteAt(output, Iso9660.PrimaryVolumeSector + 1, VolumeDescriptor.Boot(catalog));
        WriteAt(output, Iso9660.PrimaryVolumeSector + 2, VolumeDescriptor.Joliet(joliet, _name, sectors, _time));
        WriteAt(output, Iso9660.PrimaryVolumeSector + 3, VolumeDescriptor.End());
        foreach ((uint sector, byte[] bytes) in (IEnumerable<(uint, byte[])>)[.. plain.Contents(_time), .. joliet.Contents(_time)])
            WriteAt(output, sector, bytes);

        WriteAt(output, catalog, BootCatalog.Make(_bios, _uefi));
        _extents.ForEach(extent => CopyTo(output, extent));
        WriteAt(output, sectors - HybridDisk.TableSectors, disk.End());
    }

    private uint PlaceFiles(uint sector)
    {
        foreach (Extent extent in _extents)
            sector = extent.Place(sector);

        return sector;
    }

    private static void WriteAt(Stream output, uint sector, byte[] bytes)
    {
        output.Position = (long)sector * Iso9660.SectorSize;
        output.Write(bytes);
    }

    private static void CopyTo(Stream output, Extent extent)
    {
        output.Position = (long)extent.Sector * Iso9660.SectorSize;
        using Stream content = extent.Content.Open();
        content.CopyTo(output);
    }
}

using System;
using System.Collections.Generic;

namespace Cosmos.Build.Discs;

/// <summary>The FAT volume from which UEFI starts the loader, and the files in it, which the disc shows as its own: copied to a stick with
/// FAT, they start there, too.</summary>
internal sealed class UefiVolume
{
    private const string Folder = "EFI/BOOT/";
    private const string Loader = "BOOTX64.EFI";

    /// <param name="name">The volume's name.</param>
    /// <param name="serial">The volume's number.</param>
    /// <param name="time">The time of all files.</param>
    /// <param name="settings">The loader's settings.</param>
    public UefiVolume(string name, uint serial, DateTimeOffset time, (string Name, byte[] Text) settings)
    {
        byte[] loader = GrubLoader.Uefi;
        var image = new FatImage(
            [FatEntry.Folder("EFI", FatEntry.Folder("BOOT", FatEntry.File(Loader, loader), FatEntry.File(settings.Name, settings.Text)))],
            name, serial, time);
        Image = image.Bytes;
        Files =
        [
            (Folder + Loader, image.OffsetOf(Folder + Loader), loader),
            (Folder + settings.Name, image.OffsetOf(Folder + settings.Name), settings.Text),
        ];
    }

    /// <summary>The volume.</summary>
    public byte[] Image { get; }

    /// <summary>Its files, and where they are in it.</summary>
    public IReadOnlyList<(string Path, long Offset, byte[] Content)> Files { get; }
}

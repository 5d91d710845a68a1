using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Cosmos.Build.Discs;
using IL2CPU.Tools;

namespace Cosmos.Build.Iso;

/// <summary>Packs kernels into an image that boots by BIOS and by UEFI, from CD and, copied raw, from a USB stick.</summary>
/// <remarks>The bytes depend on the input only: every time stamp is <see cref="Epoch"/>, every serial number a hash.</remarks>
public static class IsoBuilder
{
    private const string VolumeName = "BAREFLOW";
    private const string KernelFolder = "boot/bareflow";

    /// <summary>The time of last change of every file in the image: 2025-10-26. It is fixed, so that two builds of one commit
    /// give the same bytes.</summary>
    private static readonly DateTimeOffset Epoch = new(2025, 10, 26, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the image. A file that is there already stays as it is until all of the new one is written.</summary>
    /// <param name="entries">The boot menu; the first entry is the default.</param>
    /// <param name="timeoutSeconds">How long the menu waits.</param>
    /// <param name="isoPath">The file to write.</param>
    public static void Build(IReadOnlyList<MenuEntry> entries, int timeoutSeconds, string isoPath)
    {
        IReadOnlyDictionary<MenuEntry, string> files = NameKernels(entries);
        string menu = GrubConfig.Menu([.. entries.Select(entry => (entry, $"{KernelFolder}/{files[entry]}"))], timeoutSeconds);
        byte[] identity = Identify(entries, menu);
        string mark = $"{KernelFolder}/{Convert.ToHexStringLower(identity)}";
        var disc = new BootDisc(VolumeName, identity, Epoch, (GrubConfig.SettingsName, Encoding.UTF8.GetBytes(GrubConfig.Settings(mark))));
        disc.Add(GrubConfig.MenuPath, DiscContent.Of(Encoding.UTF8.GetBytes(menu)));
        disc.Add(mark, DiscContent.Of(Encoding.UTF8.GetBytes(GrubConfig.MarkText)));
        foreach (string path in entries.Select(entry => entry.KernelPath).Distinct())
            disc.Add($"{KernelFolder}/{files[entries.First(entry => entry.KernelPath == path)]}", DiscContent.OfFile(path));

        Write(disc, isoPath);
    }

    /// <summary>The kernels' names on the disc: their own, where a disc can have them.</summary>
    private static Dictionary<MenuEntry, string> NameKernels(IReadOnlyList<MenuEntry> entries)
    {
        string[] paths = [.. entries.Select(entry => entry.KernelPath).Distinct()];
        return entries.Distinct().ToDictionary(entry => entry, entry => BootDisc.Keeps(entry.KernelName)
            ? entry.KernelName
            : $"kernel{Array.IndexOf(paths, entry.KernelPath)}.elf");
    }

    /// <summary>A number that no other image has: a hash of all that is in it.</summary>
    private static byte[] Identify(IEnumerable<MenuEntry> entries, string menu)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(menu));
        foreach (string path in entries.Select(entry => entry.KernelPath).Distinct())
        {
            using FileStream kernel = File.OpenRead(path);
            hash.AppendData(SHA256.HashData(kernel));
        }

        return hash.GetHashAndReset()[..16];
    }

    private static void Write(BootDisc disc, string isoPath)
    {
        using var work = new WorkFolder();
        string written = Path.Combine(work.Path, "disc.iso");
        using (FileStream output = File.Create(written))
            disc.Write(output);

        File.Move(written, isoPath, overwrite: true);
    }
}

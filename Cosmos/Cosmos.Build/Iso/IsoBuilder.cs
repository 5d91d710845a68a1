using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using IL2CPU.Tools;

namespace Cosmos.Build.Iso;

/// <summary>Packs kernels into an image that boots by BIOS and by UEFI, from CD and, copied raw, from a USB stick.</summary>
/// <remarks>GRUB's two cores are made with just the modules they need, instead of the 20 MB that <c>grub-mkrescue</c>
/// packs; and unlike that tool's, the bytes depend on the input only: every time stamp is <see cref="Epoch"/>, every
/// serial number a hash.</remarks>
public sealed class IsoBuilder
{
    private const string VolumeName = "BAREFLOW";
    private const string KernelFolder = "boot/bareflow";
    private const string GrubFolder = "boot/grub";
    private const string BiosCore = GrubFolder + "/bios.img";
    private const string UefiImage = "efi.img";

    /// <summary>Room in the UEFI boot image besides its one file, for FAT's own tables.</summary>
    private const int FatOverhead = 64 * 1024;

    private const int FatGranularity = 32 * 1024;

    /// <summary>The time of last change of every file in the image: 2025-10-26. It is fixed, so that two builds of one commit
    /// give the same bytes.</summary>
    private static readonly DateTimeOffset Epoch = new(2025, 10, 26, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] CommonModules =
        ["boot", "configfile", "iso9660", "minicmd", "multiboot2", "normal", "part_msdos", "search", "search_fs_file",
         "serial", "terminal", "test"];

    private static readonly string[] BiosModules = ["biosdisk"];
    private static readonly string[] UefiModules = ["efi_gop", "fat", "part_gpt"];

    private static readonly string[] GrubRoots = ["/usr/lib/grub", "/usr/share/grub2", "/usr/lib/grub2"];

    private readonly Dictionary<string, string?> _environment = new()
    {
        ["SOURCE_DATE_EPOCH"] = Epoch.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["TZ"] = "UTC",
    };

    private readonly string _work;

    private IsoBuilder(string work) => _work = work;

    private string Tree => Path.Combine(_work, "tree");

    /// <summary>Writes the image.</summary>
    /// <param name="entries">The boot menu; the first entry is the default.</param>
    /// <param name="timeoutSeconds">How long the menu waits.</param>
    /// <param name="isoPath">The file to write.</param>
    public static void Build(IReadOnlyList<MenuEntry> entries, int timeoutSeconds, string isoPath)
    {
        using var work = new WorkFolder();
        new IsoBuilder(work.Path).BuildIn(entries, timeoutSeconds, isoPath);
    }

    private void BuildIn(IReadOnlyList<MenuEntry> entries, int timeoutSeconds, string isoPath)
    {
        CopyKernels(entries);
        WriteInTree(GrubFolder + "/grub.cfg", GrubConfig.Menu(entries, timeoutSeconds, KernelFolder));
        string early = Path.Combine(_work, "early.cfg");
        File.WriteAllText(early, GrubConfig.Early(KernelFolder + "/" + entries[0].KernelName, GrubFolder));
        MakeGrubCore("i386-pc-eltorito", BiosModules, early, Path.Combine(Tree, BiosCore));
        MakeUefiImage(early);
        Stamp(Tree);
        WriteIso(isoPath);
    }

    private void CopyKernels(IEnumerable<MenuEntry> entries)
    {
        string folder = Path.Combine(Tree, KernelFolder);
        Directory.CreateDirectory(folder);
        foreach (MenuEntry entry in entries)
            File.Copy(entry.KernelPath, Path.Combine(folder, entry.KernelName), overwrite: true);
    }

    private void WriteInTree(string path, string text)
    {
        string full = Path.Combine(Tree, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private void MakeGrubCore(string format, string[] modules, string early, string output) => Run(
        Tool.GrubImage,
        ["-O", format, "-o", output, "-p", "/" + GrubFolder, "-c", early, .. CommonModules, .. modules]);

    private void MakeUefiImage(string early)
    {
        string loader = Path.Combine(_work, "BOOTX64.EFI");
        MakeGrubCore("x86_64-efi", UefiModules, early, loader);
        File.SetLastWriteTimeUtc(loader, Epoch.UtcDateTime);

        string image = Path.Combine(Tree, UefiImage);
        using (FileStream file = File.Create(image))
            file.SetLength(FatSize(new FileInfo(loader).Length));

        Run(Tool.MFormat, ["-i", image, "-N", SerialOf(loader), "::"]);
        string folders = Path.Combine(_work, "EFI");
        Directory.CreateDirectory(Path.Combine(folders, "BOOT"));
        File.Move(loader, Path.Combine(folders, "BOOT", "BOOTX64.EFI"));
        Stamp(folders);
        Run(Tool.MCopy, ["-s", "-m", "-i", image, folders, "::"]);
    }

    private static long FatSize(long content) =>
        (content + FatOverhead + FatGranularity - 1) / FatGranularity * FatGranularity;

    private static string SerialOf(string path) =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)), 0, sizeof(uint));

    private static void Stamp(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, Epoch.UtcDateTime);

        foreach (string inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            Directory.SetLastWriteTimeUtc(inner, Epoch.UtcDateTime);
    }

    private void WriteIso(string isoPath) => Run(
        Tool.Xorriso,
        [
            "-as", "mkisofs", "-volid", VolumeName, "-r",
            "-b", BiosCore, "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table", "--grub2-boot-info",
            "--grub2-mbr", FindGrubFile("i386-pc/boot_hybrid.img"),
            "--efi-boot", UefiImage, "-efi-boot-part", "--efi-boot-image", "--protective-msdos-label",
            "-o", isoPath, Tree,
        ]);

    private static string FindGrubFile(string name) =>
        GrubRoots.Select(root => Path.Combine(root, name)).FirstOrDefault(File.Exists) ?? throw new BuildFailure(
            BuildFailure.MissingTool,
            $"GRUB's {name} was not found. Debian/Ubuntu: sudo apt install {Tool.GrubImage.DebianPackages}.");

    private void Run(Tool tool, IEnumerable<string> arguments) =>
        ToolProcess.Run(tool, arguments, _environment);
}

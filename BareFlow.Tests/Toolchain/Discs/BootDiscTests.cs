using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using BareFlow.Tests.Support;
using Cosmos.Build.Discs;
using IL2CPU.Tools;
using Xunit;
using Tool = BareFlow.Tests.Support.Tool;

namespace BareFlow.Tests.Toolchain.Discs;

/// <summary>What a disc holds, as the tools of others read it.</summary>
public class BootDiscTests
{
    private static readonly DateTimeOffset Time = new(2025, 10, 26, 0, 0, 0, TimeSpan.Zero);

    /// <summary>So many that their directory takes many sectors; names of both trees' limits and one beyond, of letters that plain names
    /// do not have, and such that differ behind the limit only; sizes around a sector's.</summary>
    private static readonly Dictionary<string, int> Files = Enumerable.Range(0, 300).Select(number => ($"many/file {number}.text", number))
        .Concat(
        [
            ("a", 0), ("b.c", 1), ("no.dots.but.three", 2047), ("UPPER.TXT", 2048), ("upper_.txt", 2049), ("deep/er/and/deep/er/still/file", 4096),
            ("Zo\u00EB \u00FCber \u65E5\u672C.elf", 100_000), (new string('n', 64), 5), (new string('n', 62) + "\U0001F600", 6),
            (new string('p', 26) + ".elf", 7), (new string('p', 27) + ".elf", 8), (new string('p', 28) + ".elf", 9),
        ]).ToDictionary();

    [Fact]
    public void Joliet_has_every_file_as_it_was()
    {
        using var disc = new WrittenDisc();
        string extracted = disc.Extract();
        foreach ((string path, int length) in Files)
            Assert.Equal(Content(path, length), File.ReadAllBytes(Path.Combine(extracted, path)));
    }

    [Fact]
    public void Plain_names_have_every_file_once()
    {
        using var disc = new WrittenDisc();
        string[] names = [.. disc.Say("isoinfo", "-f", "-i", disc.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(Files.Count + disc.OwnFiles, names.Count(name => name.Contains(';')));
        Assert.All(names, name => Assert.Matches("^(/[A-Z0-9_]+)*(/[A-Z0-9_]+[.][A-Z0-9_]*;1)?$", name));
        Assert.Contains("/MANY/FILE_299.TEXT;1", names);
        Assert.Contains("/ZO___BER___.ELF;1", names);
    }

    [Fact]
    public void A_long_name_is_shortened_and_a_forbidden_letter_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("x.iso");
        var disc = new BootDisc("TEST", new byte[16], Time, ("A.CFG", [1]));
        disc.Add(new string('n', 65) + ".elf", DiscContent.Of([1]));
        disc.Add(new string('n', 66) + ".elf", DiscContent.Of([2]));
        disc.Add("what?*", DiscContent.Of([3]));
        disc.Add(new string('m', 63) + "\U0001F600", DiscContent.Of([4]));
        using (FileStream output = File.Create(path))
            disc.Write(output);

        (_, string names) = Tool.Run("isoinfo", folder.Path, "-J", "-f", "-i", path);
        Assert.Contains($"/{new string('n', 60)}.elf;1\n", names);
        Assert.Contains($"/{new string('n', 58)}_1.elf;1\n", names);
        Assert.Contains("/what__;1\n", names);
        Assert.Contains($"/{new string('m', 63)};1\n", names);
        Assert.True(BootDisc.Keeps(new string('n', 64)));
        Assert.False(BootDisc.Keeps(new string('n', 65)));
        Assert.False(BootDisc.Keeps("a:b"));
    }

    [Fact]
    public void Firmware_finds_both_loaders()
    {
        using var disc = new WrittenDisc();
        string report = disc.Say("xorriso", "-indev", disc.Path, "-report_el_torito", "plain", "-report_system_area", "plain");
        Assert.Matches(@"El Torito boot img :   1  BIOS  y   none", report);
        Assert.Matches(@"El Torito boot img :   2  UEFI  y   none", report);
        Assert.Contains("boot-info-table grub2-boot-info", report);
        Assert.Contains("MBR protective-msdos-label grub2-mbr cyl-align-off GPT", report);
        Assert.Contains("GPT partition path :   1  /boot/grub/efi.img", report);
    }

    [Fact]
    public void The_partition_tables_are_sound()
    {
        using var disc = new WrittenDisc();
        Assert.Contains("No problems found.", disc.Say("sgdisk", "-v", disc.Path));
    }

    [Fact]
    public void The_volume_of_UEFI_is_sound_and_holds_what_the_disc_shows()
    {
        using var disc = new WrittenDisc();
        string extracted = disc.Extract();
        string volume = Path.Combine(extracted, "boot/grub/efi.img");
        (int code, string said) = Tool.Run("fsck.fat", extracted, "-n", volume);
        Assert.True(code == 0, said);
        Tool.Run("mcopy", extracted, "-s", "-i", volume, "::EFI", Path.Combine(extracted, "copied"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(extracted, "EFI/BOOT/BOOTX64.EFI")), File.ReadAllBytes(Path.Combine(extracted, "copied/BOOT/BOOTX64.EFI")));
        Assert.Equal("settings", File.ReadAllText(Path.Combine(extracted, "copied/BOOT/A.CFG")));
        Assert.Equal("settings", File.ReadAllText(Path.Combine(extracted, "EFI/BOOT/A.CFG")));
    }

    [Fact]
    public void A_file_that_no_CD_can_have_is_refused()
    {
        var disc = new BootDisc("TEST", new byte[16], Time, ("A.CFG", [1]));
        disc.Add("largest", new DiscContent(uint.MaxValue, () => Stream.Null));
        var failure = Assert.Throws<BuildFailure>(() => disc.Add("large", new DiscContent(1L << 32, () => Stream.Null)));
        Assert.Contains("large has 4,294,967,296 bytes", failure.Message);
    }

    private static byte[] Content(string path, int length)
    {
        byte[] bytes = new byte[length];
        new Random(path.Length + length).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A disc in a folder that is gone with it.</summary>
    private sealed class WrittenDisc : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public WrittenDisc()
        {
            byte[] identity = [.. Enumerable.Range(1, 16).Select(number => (byte)number)];
            var disc = new BootDisc("TEST", identity, Time, ("A.CFG", Encoding.ASCII.GetBytes("settings")));
            foreach ((string path, int length) in Files)
                disc.Add(path, DiscContent.Of(Content(path, length)));

            using FileStream output = File.Create(Path);
            disc.Write(output);
        }

        public string Path => _folder.At("disc.iso");

        /// <summary>Its loaders, and the settings of one.</summary>
        public int OwnFiles => 4;

        public string Extract()
        {
            Say("xorriso", "-osirrox", "on", "-indev", Path, "-extract", "/", _folder.At("extracted"));
            Say("chmod", "-R", "u+rwX", _folder.At("extracted"));
            return _folder.At("extracted");
        }

        public string Say(string tool, params string[] arguments)
        {
            (int code, string said) = Tool.Run(tool, _folder.Path, arguments);
            Assert.True(code == 0, said);
            return said;
        }

        public void Dispose() => _folder.Dispose();
    }
}

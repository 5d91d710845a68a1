using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Cosmos.Build.Iso;

/// <summary>The configuration files of GRUB on the image.</summary>
internal static class GrubConfig
{
    /// <summary>The file that <c>Loader/early.cfg</c>, which is a part of GRUB's images, looks for.</summary>
    public const string SettingsName = "BAREFLOW.CFG";

    /// <summary>The menu.</summary>
    public const string MenuPath = "boot/grub/grub.cfg";

    /// <summary>What is in the file by whose name the image is known.</summary>
    public const string MarkText = "GRUB knows this disc by the name of this file.\n";

    /// <summary>Finds the image again, whatever drive it is on and whatever other one is in the machine, and reads the menu.</summary>
    /// <param name="mark">A file that no other image has.</param>
    public static string Settings(string mark) => Lines(
        $"search --no-floppy --hint $root --set=root --file {Quoted('/' + mark)}",
        $"configfile ($root)/{MenuPath}");

    /// <summary>The menu, on screen and on the first serial port.</summary>
    /// <param name="entries">The entries, each with the path of its kernel.</param>
    /// <param name="timeoutSeconds">How long it waits.</param>
    public static string Menu(IReadOnlyList<(MenuEntry Entry, string Path)> entries, int timeoutSeconds) => Lines(
    [
        "serial --unit=0 --speed=115200",
        "terminal_input console serial",
        "terminal_output console serial",
        $"set timeout={timeoutSeconds}",
        .. entries.Select(entry => Entry(entry.Entry, entry.Path)),
    ]);

    /// <summary>What the kernel asks for is a framebuffer, which is all that UEFI has; <c>multiboot2</c> takes note of that,
    /// and a BIOS is told to stay in text mode after it.</summary>
    private static string Entry(MenuEntry entry, string path) => Lines(
        $"menuentry {Quoted(entry.Title)} {{",
        $"  multiboot2 {Quoted('/' + path)} {Words(entry.CommandLine)}",
        "  if [ $grub_platform = pc ]; then set gfxpayload=text; fi",
        "}");

    private static string Words(string commandLine) =>
        string.Join(' ', commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Quoted));

    /// <summary>A word that GRUB takes as it stands.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''")}'";

    private static string Lines(params string[] lines) => new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
}

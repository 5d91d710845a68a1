using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Cosmos.Build.Iso;

/// <summary>The two configuration files of GRUB on the image.</summary>
internal static class GrubConfig
{
    /// <summary>What is built into GRUB's core: find the image again, whatever drive it is on, and read the menu.</summary>
    public static string Early(string kernel, string grubFolder) => Lines(
        $"search --no-floppy --set=root --file {Quoted('/' + kernel)}",
        $"set prefix=($root)/{grubFolder}",
        "configfile $prefix/grub.cfg");

    /// <summary>The menu, on screen and on the first serial port.</summary>
    public static string Menu(IEnumerable<MenuEntry> entries, int timeoutSeconds, string kernelFolder) => Lines(
    [
        "serial --unit=0 --speed=115200",
        "terminal_input console serial",
        "terminal_output console serial",
        $"set timeout={timeoutSeconds}",
        .. entries.Select(entry => Entry(entry, kernelFolder)),
    ]);

    /// <summary>What the kernel asks for is a framebuffer, which is all that UEFI has; <c>multiboot2</c> takes note of that,
    /// and a BIOS is told to stay in text mode after it.</summary>
    private static string Entry(MenuEntry entry, string kernelFolder) => Lines(
        $"menuentry {Quoted(entry.Title)} {{",
        $"  multiboot2 {Quoted($"/{kernelFolder}/{entry.KernelName}")} {Words(entry.CommandLine)}",
        "  if [ $grub_platform = pc ]; then set gfxpayload=text; fi",
        "}");

    private static string Words(string commandLine) =>
        string.Join(' ', commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Quoted));

    /// <summary>A word that GRUB takes as it stands.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''")}'";

    private static string Lines(params string[] lines) => new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
}

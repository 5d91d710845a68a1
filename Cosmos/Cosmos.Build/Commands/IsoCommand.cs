using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using Cosmos.Build.Iso;

namespace Cosmos.Build.Commands;

/// <summary><c>iso</c>: kernels become a bootable image.</summary>
internal static class IsoCommand
{
    private const int DefaultTimeout = 3;

    public static Command Create()
    {
        var kernel = new Option<FileInfo>("--kernel") { Description = "The kernel to boot.", Required = true };
        var core = new Option<FileInfo?>("--core") { Description = "The core kernel, for a menu entry of its own." };
        var append = new Option<string>("--append")
        {
            Description = "The command line of the first entry.", DefaultValueFactory = _ => "",
        };
        var timeout = new Option<int>("--timeout")
        {
            Description = "Seconds that the menu waits.", DefaultValueFactory = _ => DefaultTimeout,
        };
        var output = new Option<FileInfo>("--output") { Description = "The ISO to write.", Required = true };
        var command = new Command("iso", "Writes an image for CD and USB, BIOS and UEFI.")
        {
            kernel, core, append, timeout, output,
        };
        command.SetAction(parsed => Stage.Run(() =>
        {
            FileInfo iso = parsed.GetRequiredValue(output);
            IReadOnlyList<MenuEntry> entries = Menu(
                parsed.GetRequiredValue(kernel).FullName, parsed.GetValue(core)?.FullName, parsed.GetRequiredValue(append));
            IsoBuilder.Build(entries, parsed.GetValue(timeout), iso.FullName);
            iso.Refresh();
            Stage.Progress("ISO", $"{iso.Name}: {iso.Length:N0} bytes");
        }));
        return command;
    }

    private static List<MenuEntry> Menu(string kernel, string? core, string append)
    {
        string name = Path.GetFileNameWithoutExtension(kernel).Replace(".stripped", "");
        var entries = new List<MenuEntry> { new(name, kernel, append) };
        entries.Add(new MenuEntry($"{name}: self-tests", kernel, "selftest"));
        if (core is not null)
            entries.Add(new MenuEntry($"{name}: core only, self-tests", core, "selftest"));

        return entries;
    }
}

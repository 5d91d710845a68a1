using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.Native;

namespace Cosmos.Build.Commands;

/// <summary><c>link</c>: objects become a kernel image, its map, and a stripped copy.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var objects = new Option<string[]>("--object") { Description = "An object.", Required = true };
        var assemblies = new Option<string[]>("--assembly") { Description = "An assembly that is in them, for readable names." };
        var script = new Option<FileInfo>("--script") { Description = "The linker script.", Required = true };
        var map = new Option<FileInfo>("--map") { Description = "The map to write.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "The ELF to write.", Required = true };
        var stripped = new Option<FileInfo>("--stripped") { Description = "The stripped copy to write.", Required = true };
        var command = new Command("link", "Links a kernel image.")
        {
            objects, assemblies, script, map, output, stripped,
        };
        command.SetAction(parsed => Stage.Run(() => Link(
            new ImageLinker(
                parsed.GetRequiredValue(objects),
                parsed.GetRequiredValue(script).FullName,
                (parsed.GetValue(assemblies) ?? []).Select(path => Path.GetFileNameWithoutExtension(path))),
            parsed.GetRequiredValue(map).FullName,
            parsed.GetRequiredValue(output),
            parsed.GetRequiredValue(stripped))));
        return command;
    }

    private static void Link(ImageLinker linker, string map, FileInfo image, FileInfo stripped)
    {
        image.Directory?.Create();
        int symbols = linker.Link(image.FullName, map);
        Linker.Strip(image.FullName, stripped.FullName);
        stripped.Refresh();
        Stage.Progress("ld.lld", $"{image.Name}: {stripped.Length:N0} bytes stripped, {symbols:N0} of them the symbol table");
    }
}

using System.CommandLine;
using System.IO;
using IL2CPU.Linking;

namespace Cosmos.Build.Commands;

/// <summary><c>link-shared</c>: objects become a shared library for Linux, and its map.</summary>
internal static class LinkSharedCommand
{
    public static Command Create()
    {
        var objects = new Option<string[]>("--object") { Description = "An object.", Required = true };
        var exports = new Option<string[]>("--export") { Description = "A symbol that the library shows.", Required = true };
        var imports = new Option<string[]>("--import") { Description = "A function that it takes." };
        var library = new Option<string>("--library") { Description = "Where it takes them from.", Required = true };
        var initializer = new Option<string?>("--init") { Description = "The function that the loader calls." };
        var map = new Option<FileInfo>("--map") { Description = "The map to write.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "The library to write.", Required = true };
        var command = new Command("link-shared", "Links a shared library for Linux.")
        {
            objects, exports, imports, library, initializer, map, output,
        };
        command.SetAction(parsed => Stage.Run(() => Link(
            parsed.GetRequiredValue(objects),
            new SharedLibraryInterface(
                parsed.GetRequiredValue(exports),
                parsed.GetValue(imports) ?? [],
                parsed.GetRequiredValue(library),
                parsed.GetValue(initializer)),
            parsed.GetRequiredValue(map).FullName,
            parsed.GetRequiredValue(output))));
        return command;
    }

    private static void Link(string[] objects, SharedLibraryInterface @interface, string map, FileInfo output)
    {
        output.Directory?.Create();
        SharedLibraryLinker.Link(objects, @interface, output.FullName, map);
        output.Refresh();
        Stage.Progress("ld.lld", $"{output.Name}: {output.Length:N0} bytes with symbols");
    }
}

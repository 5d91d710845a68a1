using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using IL2CPU.Native;
using IL2CPU.Symbols;

namespace Cosmos.Build.Commands;

/// <summary><c>link</c>: objects become a kernel image, its map, and a stripped copy.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var objects = new Option<string[]>("--object") { Description = "An object.", Required = true };
        var program = new Option<FileInfo?>("--program") { Description = "The object of a .NET program." };
        var runtime = new Option<DirectoryInfo?>("--runtime") { Description = "The folder of the runtime package, for a program." };
        var libraries = new Option<string[]>("--library") { Description = "An archive or object that the program calls." };
        var files = new Option<string[]>("--file") { Description = "A file for the kernel's file tree, PATH=SOURCE." };
        var name = new Option<string>("--name") { Description = "The program's path in the kernel's file tree." };
        var assemblies = new Option<string[]>("--assembly") { Description = "An assembly that is in them, for readable names." };
        var symbols = new Option<SymbolScope>("--symbols")
        {
            Description = "Whose functions a backtrace names: the core's, or all of the image.",
        };
        var script = new Option<FileInfo>("--script") { Description = "The linker script.", Required = true };
        var map = new Option<FileInfo>("--map") { Description = "The map to write.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "The ELF to write.", Required = true };
        var stripped = new Option<FileInfo>("--stripped") { Description = "The stripped copy to write.", Required = true };
        var command = new Command("link", "Links a kernel image.")
        {
            objects, program, libraries, runtime, files, name, assemblies, symbols, script, map, output, stripped,
        };
        command.SetAction(parsed => Stage.Run(() => Link(
            parsed.GetRequiredValue(objects),
            [.. (parsed.GetValue(files) ?? []).Select(ImageFile.Parse)],
            parsed.GetValue(name) ?? "",
            Runtime(parsed.GetValue(program), parsed.GetValue(libraries) ?? [], parsed.GetValue(runtime)),
            parts => new ImageLinker(
                parts,
                parsed.GetRequiredValue(script).FullName,
                [.. parsed.GetValue(assemblies) ?? [], .. ClassLibrary(parsed.GetValue(runtime))],
                parsed.GetValue(symbols)),
            parsed.GetRequiredValue(map).FullName,
            parsed.GetRequiredValue(output),
            parsed.GetRequiredValue(stripped))));
        return command;
    }

    /// <summary>What stands beside the core: nothing, or a program, its libraries, and the runtime that it runs on.</summary>
    private static IReadOnlyList<string> Runtime(FileInfo? program, string[] libraries, DirectoryInfo? package) => (program, package) switch
    {
        (null, null) => [],
        (not null, not null) =>
            [program.FullName, .. libraries.Select(Existing), .. new RuntimePackage(package.FullName).NativeObjects],
        _ => throw new BuildFailure(BuildFailure.BadArgument, "--program and --runtime go together: one is missing."),
    };

    private static IEnumerable<string> ClassLibrary(DirectoryInfo? package) => package is null
        ? []
        : new RuntimePackage(package.FullName).ClassLibrary.SelectMany(
            pattern => Directory.GetFiles(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern)));

    private static string Existing(string library) => File.Exists(library) ? library : throw new BuildFailure(
        BuildFailure.MissingFile, $"There is no {library}, which a NativeLibrary item names.");

    private static void Link(
        string[] objects,
        ImageFile[] files,
        string name,
        IReadOnlyList<string> runtime,
        Func<ImageParts, ImageLinker> create,
        string map,
        FileInfo image,
        FileInfo stripped)
    {
        using var work = new WorkFolder();
        string[] core = runtime.Count == 0 ? objects : [CoreObject.Make(objects, work.Path)];
        string table = SectionObject.Make(ImageFile.Table(files), ".files", work.Path);
        string path = SectionObject.Make(Encoding.UTF8.GetBytes(name), ".program_path", work.Path);
        Link(create(new ImageParts([.. core, table, path], runtime)), map, image, stripped);
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

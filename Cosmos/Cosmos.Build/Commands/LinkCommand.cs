using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using IL2CPU.Analysis;
using IL2CPU.Elf;
using IL2CPU.Ilc;
using IL2CPU.Linking;
using IL2CPU.Symbols;
using IL2CPU.Tools;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary><c>link</c>: objects become a kernel image, its map, and a stripped copy.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var objects = new Option<string[]>("--object") { Description = "An object.", Required = true };
        var program = new Option<FileInfo?>("--program") { Description = "The object of a program: a .NET one with --runtime, else one in C." };
        var runtime = new Option<DirectoryInfo?>("--runtime") { Description = "The folder of the runtime package, for a .NET program." };
        var libraries = new Option<string[]>("--library") { Description = "An archive or object that the program calls." };
        var borrowed = new Option<string?>("--c-library")
        {
            Description = "musl's libc.a, for the functions of C that Cosmos.Libc does not have.",
        };
        var files = new Option<string[]>("--file") { Description = "A file for the kernel's file tree, PATH=SOURCE." };
        var name = new Option<string>("--name") { Description = "The program's path in the kernel's file tree." };
        var assemblies = new Option<string[]>("--assembly") { Description = "An assembly that is in them, for readable names." };
        var references = new Option<string[]>("--reference") { Description = "An assembly of the program, which may import symbols." };
        var sources = new Option<string?>("--sources")
        {
            Description = "WRITTEN=FOLDER: what the compiler wrote for the project's folder.",
        };
        var optimized = new Option<bool>("--optimized") { Description = "The code is optimised." };
        var withoutTests = new Option<bool>("--without-self-tests") { Description = "The image has none of the kernel's self-tests." };
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
            objects, program, libraries, borrowed, runtime, files, name, assemblies, references, sources, symbols, optimized, withoutTests,
            script, map, output, stripped,
        };
        command.SetAction(parsed => Stage.Run(() => Link(
            new Input(
                parsed.GetRequiredValue(objects),
                Runtime(parsed.GetValue(program), parsed.GetValue(libraries) ?? [], parsed.GetValue(runtime)),
                parsed.GetValue(borrowed),
                [.. (parsed.GetValue(files) ?? []).Select(ImageFile.Parse)],
                parsed.GetValue(name) ?? "",
                parsed.GetRequiredValue(script).FullName,
                parsed.GetValue(optimized),
                !parsed.GetValue(withoutTests)),
            new Origin(
                parsed.GetValue(assemblies) ?? [],
                parsed.GetValue(references) ?? [],
                [.. ClassLibrary(parsed.GetValue(runtime))],
                parsed.GetValue(sources) is { } root ? SourceRoot.Parse(root) : null),
            parsed.GetValue(symbols),
            new Output(parsed.GetRequiredValue(output), parsed.GetRequiredValue(map).FullName, parsed.GetRequiredValue(stripped)))));
        return command;
    }

    /// <summary>What to link.</summary>
    private sealed record Input(
        string[] Objects,
        IReadOnlyList<string> Runtime,
        string? Borrowed,
        ImageFile[] Files,
        string Name,
        string Script,
        bool IsOptimized,
        bool HasSelfTests);

    /// <summary>What the objects were made of: the freestanding assemblies, and those of a .NET program and of the class library.</summary>
    private sealed record Origin(string[] Freestanding, string[] Program, string[] ClassLibrary, SourceRoot? Sources)
    {
        public string[] Names { get; } =
            [.. Freestanding.Concat(Program).Concat(ClassLibrary).Select(path => Path.GetFileNameWithoutExtension(path))];
    }

    /// <summary>What to write.</summary>
    private sealed record Output(FileInfo Image, string Map, FileInfo Stripped);

    /// <summary>What stands beside the core: nothing, or a program, its libraries, and the runtime that it runs on.</summary>
    private static IReadOnlyList<string> Runtime(FileInfo? program, string[] libraries, DirectoryInfo? package) => (program, package) switch
    {
        (null, null) => [],
        (null, not null) => throw new BuildFailure(BuildFailure.BadArgument, "--runtime is for a program, and --program is missing."),
        (not null, null) => [program.FullName, .. libraries.Select(Existing)],
        (not null, not null) =>
            [program.FullName, .. libraries.Select(Existing), .. new RuntimePackage(package.FullName).NativeObjects],
    };

    private static IEnumerable<string> ClassLibrary(DirectoryInfo? package) => package is null
        ? []
        : new RuntimePackage(package.FullName).ClassLibrary.SelectMany(
            pattern => Directory.GetFiles(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern)));

    private static string Existing(string library) => File.Exists(library) ? library : throw new BuildFailure(
        BuildFailure.MissingFile, $"There is no {library}, which a NativeLibrary item names.");

    private static void Link(Input input, Origin origin, SymbolScope scope, Output output)
    {
        using var work = new WorkFolder();
        ImageParts parts = Parts(input, work.Path);
        Explain(
            () => Link(new ImageLinker(parts, input.Script, origin.Names, scope), output),
            () => Find(parts, input.Script, origin));
    }

    /// <summary>What is missing can be asked only where nothing is there twice.</summary>
    private static IReadOnlyList<XDiagnostic> Find(ImageParts parts, string script, Origin origin)
    {
        IReadOnlyList<XDiagnostic> twice = DuplicateSymbols.Find([.. parts.Core, .. parts.Runtime]);
        return twice.Count > 0
            ? twice
            : new UndefinedSymbols(parts, script, origin.Freestanding, origin.Program, origin.Sources).Find();
    }

    private static ImageParts Parts(Input input, string folder)
    {
        string[] core = input.Objects;
        if (input.Runtime.Count > 0)
            Explain(() => core = [CoreObject.Make(input.Objects, folder)], () => DuplicateSymbols.Find(input.Objects));

        string table = SectionObject.Make(ImageFile.Table(input.Files), ".files", folder);
        string path = SectionObject.Make(Encoding.UTF8.GetBytes(input.Name), ".program_path", folder);
        IReadOnlyList<string> runtime = input.Borrowed is { } library ? [.. input.Runtime, BorrowedLibrary.Make(library, folder)] : input.Runtime;
        return new ImageParts([.. core, table, path], runtime, input.IsOptimized, input.HasSelfTests);
    }

    /// <summary>Where the linker fails, what is found in the objects is reported by its lines; its own words are for the rest.</summary>
    private static void Explain(Action link, Func<IReadOnlyList<XDiagnostic>> find)
    {
        try
        {
            link();
        }
        catch (BuildFailure failure) when (failure.Number == BuildFailure.ToolFailed)
        {
            Stage.Report(find());
            throw;
        }
    }

    private static void Link(ImageLinker linker, Output output)
    {
        output.Image.Directory?.Create();
        int symbols = linker.Link(output.Image.FullName, output.Map);
        Linker.Strip(output.Image.FullName, output.Stripped.FullName);
        output.Stripped.Refresh();
        Stage.Progress("ld.lld", $"{output.Image.Name}: {output.Stripped.Length:N0} bytes stripped, {symbols:N0} of them the symbol table");
    }
}

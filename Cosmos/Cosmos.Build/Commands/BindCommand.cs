using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Elf;
using IL2CPU.Linking;
using IL2CPU.Plugs;
using IL2CPU.Tools;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary><c>bind</c>: an assembly and its X# files become a bound assembly and one object.</summary>
internal static class BindCommand
{
    public static Command Create()
    {
        var assembly = new Option<FileInfo>("--assembly") { Description = "The compiled assembly.", Required = true };
        var sources = new Option<string[]>("--xs") { Description = "An X# file of the project." };
        var references = new Option<string[]>("--reference") { Description = "A freestanding assembly it refers to." };
        var program = new Option<bool>("--program") { Description = "The assembly is a .NET program, which may use all of .NET." };
        var written = new Option<string?>("--sources")
        {
            Description = "WRITTEN=FOLDER: what the compiler wrote for the project's folder.",
        };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder to write to.", Required = true };
        var command = new Command("bind", "Binds plugs, and checks that an assembly is freestanding.")
        {
            assembly, sources, references, program, written, output,
        };
        command.SetAction(parsed => Stage.Run(() => Bind(
            new Input(
                parsed.GetRequiredValue(assembly).FullName,
                parsed.GetValue(references) ?? [],
                parsed.GetValue(program),
                parsed.GetValue(written) is { } root ? SourceRoot.Parse(root) : null),
            parsed.GetValue(sources) ?? [],
            parsed.GetRequiredValue(output).FullName)));
        return command;
    }

    /// <summary>The assembly to bind.</summary>
    private sealed record Input(string Assembly, string[] References, bool IsProgram, SourceRoot? Sources);

    private static void Bind(Input input, string[] sources, string output)
    {
        string name = Path.GetFileNameWithoutExtension(input.Assembly);
        string[] paths = [.. sources.Select(Path.GetFullPath)];
        using var constants = new AssemblyConstants(input.Assembly, input.References);
        IReadOnlyList<XCompilation> compilations = SourceFiles.Compile(paths, constants);
        PlugFile[] files = [.. paths.Zip(compilations, (path, compiled) => new PlugFile(path, compiled.Functions))];
        PlugBinding binding = PlugBinder.Bind(input.Assembly, files, input.References, input.Sources);
        XDiagnostic[] diagnostics =
        [
            .. compilations.SelectMany(compilation => compilation.Diagnostics),
            .. binding.Diagnostics,
            .. PlugBinder.Clashes(files, SymbolsOf(input.References)),
            .. input.IsProgram ? [] : FreestandingAnalyzer.Analyze(input.Assembly, input.References),
        ];
        Stage.Report(diagnostics);

        Directory.CreateDirectory(output);
        AssembleAll(compilations, Path.Combine(output, name + ".plugs.o"));
        PlugRewriter.Rewrite(input.Assembly, Path.Combine(output, name + ".dll"), binding, input.References, input.IsProgram);
        Stage.Progress("X#", $"{name}: {files.Length} X# files, {binding.Plugs.Count} plugs bound");
    }

    /// <summary>The symbols of the X# of those references that have machine code beside them, which shares the image.</summary>
    private static Dictionary<string, IReadOnlySet<string>> SymbolsOf(string[] references) => references
        .Select(reference => (Name: Path.GetFileNameWithoutExtension(reference), Object: ObjectOf(reference)))
        .Where(reference => File.Exists(reference.Object))
        .DistinctBy(reference => reference.Name)
        .ToDictionary(reference => reference.Name, reference => ObjectSymbols.Of(reference.Object));

    /// <summary>Where the X# of a reference is, which may be the bound copy or the assembly that it was made of.</summary>
    private static string ObjectOf(string reference)
    {
        string own = Path.ChangeExtension(reference, ".plugs.o");
        return File.Exists(own) ? own : Path.Combine(Path.GetDirectoryName(own)!, "il2cpu", Path.GetFileName(own));
    }

    /// <summary>One object for all X# files: each is assembled by itself, then they are joined.</summary>
    private static void AssembleAll(IReadOnlyCollection<XCompilation> files, string objectPath)
    {
        File.Delete(objectPath);
        if (files.Count == 0)
            return;

        using var work = new WorkFolder();
        string[] objects = [.. files.Select((file, index) => Assemble(file, index, work.Path))];
        Linker.Join(objects, objectPath);
        if (files.Any(file => file.IsShared))
            Linker.KeepHidden(objectPath);
    }

    private static string Assemble(XCompilation file, int index, string folder)
    {
        string source = Path.Combine(folder, $"{index}.s");
        File.WriteAllText(source, file.Assembly);
        string target = Path.ChangeExtension(source, ".o");
        Assembler.Assemble(source, target);
        return target;
    }
}

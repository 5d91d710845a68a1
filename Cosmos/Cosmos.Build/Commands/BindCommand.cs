using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Native;
using IL2CPU.Plugs;
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
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder to write to.", Required = true };
        var command = new Command("bind", "Binds plugs, and checks that an assembly is freestanding.")
        {
            assembly, sources, references, output,
        };
        command.SetAction(parsed => Stage.Run(() => Bind(
            parsed.GetRequiredValue(assembly).FullName,
            parsed.GetValue(sources) ?? [],
            parsed.GetValue(references) ?? [],
            parsed.GetRequiredValue(output).FullName)));
        return command;
    }

    private static void Bind(string assembly, string[] sources, string[] references, string output)
    {
        string name = Path.GetFileNameWithoutExtension(assembly);
        string[] paths = [.. sources.Select(Path.GetFullPath)];
        IReadOnlyList<XCompilation> compilations = SourceFiles.Compile(paths);
        PlugFile[] files = [.. paths.Zip(compilations, (path, compiled) => new PlugFile(path, compiled.Functions))];
        PlugBinding binding = PlugBinder.Bind(assembly, files, references);
        XDiagnostic[] diagnostics =
        [
            .. compilations.SelectMany(compilation => compilation.Diagnostics),
            .. binding.Diagnostics,
            .. FreestandingAnalyzer.Analyze(assembly, references),
        ];
        Stage.Report(diagnostics);

        Directory.CreateDirectory(output);
        AssembleAll(compilations, Path.Combine(output, name + ".plugs.o"));
        PlugRewriter.Rewrite(assembly, Path.Combine(output, name + ".dll"), binding, references);
        Stage.Progress("X#", $"{name}: {files.Length} X# files, {binding.Plugs.Count} plugs bound");
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

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
        PlugFile[] files = [.. sources.Select(path => new PlugFile(Path.GetFullPath(path), SourceFiles.Compile(path)))];
        PlugBinding binding = PlugBinder.Bind(assembly, files, references);
        XDiagnostic[] diagnostics =
        [
            .. files.SelectMany(file => file.Compilation.Diagnostics),
            .. binding.Diagnostics,
            .. FreestandingAnalyzer.Analyze(assembly, references),
        ];
        Stage.Report(diagnostics, name);

        Directory.CreateDirectory(output);
        AssembleAll(files, Path.Combine(output, name + ".plugs.o"));
        PlugRewriter.Rewrite(assembly, Path.Combine(output, name + ".dll"), binding);
        Stage.Progress("X#", $"{name}: {files.Length} X# files, {binding.Plugs.Count} plugs bound");
    }

    /// <summary>One object for all X# files: each is assembled by itself, then they are joined.</summary>
    private static void AssembleAll(IReadOnlyCollection<PlugFile> files, string objectPath)
    {
        File.Delete(objectPath);
        if (files.Count == 0)
            return;

        DirectoryInfo work = Directory.CreateTempSubdirectory("cosmos-");
        try
        {
            string[] objects = [.. files.Select((file, index) => Assemble(file, index, work.FullName))];
            Linker.Join(objects, objectPath);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static string Assemble(PlugFile file, int index, string folder)
    {
        string source = Path.Combine(folder, $"{index}.s");
        File.WriteAllText(source, file.Compilation.Assembly);
        string target = Path.ChangeExtension(source, ".o");
        Assembler.Assemble(source, target);
        return target;
    }
}

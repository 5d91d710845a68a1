using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.Analysis;
using IL2CPU.Ilc;
using IL2CPU.Plugs.Managed;

namespace Cosmos.Build.Commands;

/// <summary><c>plug</c>: members of a .NET program and of the libraries that it refers to are replaced by its plugs.</summary>
internal static class PlugCommand
{
    /// <summary>The list of the copies, one path a line: what a build takes instead of the originals.</summary>
    private const string ListName = "plugged.txt";

    public static Command Create()
    {
        var assembly = new Option<FileInfo>("--assembly") { Description = "The program's assembly.", Required = true };
        var references = new Option<string[]>("--reference") { Description = "An assembly that it refers to." };
        var runtime = new Option<DirectoryInfo?>("--runtime") { Description = "The folder of the runtime package, with the class library." };
        var sources = new Option<string?>("--sources") { Description = "WRITTEN=FOLDER: what the compiler wrote for the program's folder." };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder for changed copies.", Required = true };
        var command = new Command("plug", "Replaces members of a .NET program's assemblies by its plugs.")
        {
            assembly, references, runtime, sources, output,
        };
        command.SetAction(parsed => Stage.Run(() => Plug(
            parsed.GetRequiredValue(assembly),
            [.. parsed.GetValue(references) ?? [], .. ClassLibrary(parsed.GetValue(runtime))],
            parsed.GetRequiredValue(output).FullName,
            parsed.GetValue(sources) is { } root ? SourceRoot.Parse(root) : null)));
        return command;
    }

    private static IEnumerable<string> ClassLibrary(DirectoryInfo? package) => package is null
        ? []
        : new RuntimePackage(package.FullName).ClassLibrary
            .SelectMany(pattern => Directory.GetFiles(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern)));

    private static void Plug(FileInfo assembly, string[] references, string output, SourceRoot? sources)
    {
        PlugWeaving weaving = PlugWeaver.Weave(assembly.FullName, references, output, sources);
        Stage.Report(weaving.Diagnostics);
        File.WriteAllLines(Path.Combine(output, ListName), weaving.Written);
        if (weaving.Members.Count > 0)
            Stage.Progress(
                "Plugs",
                $"{Path.GetFileNameWithoutExtension(assembly.Name)}: {weaving.Members.Count} members replaced, " +
                $"{weaving.Written.Count} assemblies changed");
    }
}

using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.Plugs;
using IL2CPU.Tools;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary><c>xsharp</c>: one .xs file to assembly, to see the output of X#.</summary>
internal static class XSharpCommand
{
    public static Command Create()
    {
        var source = new Argument<FileInfo>("file") { Description = "The .xs file." };
        var others = new Option<FileInfo[]>("--with") { Description = "Another X# file of its project, whose names it may use." };
        var assembly = new Option<FileInfo?>("--assembly") { Description = "The assembly whose constants the files may import." };
        var references = new Option<string[]>("--reference") { Description = "An assembly that it refers to." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The .s file to write; default: standard output." };
        var command = new Command("xsharp", "Compiles one X# file to assembly.") { source, others, assembly, references, output };
        command.SetAction(parsed => Stage.Run(() =>
        {
            using AssemblyConstants? constants = Constants(parsed.GetValue(assembly), parsed.GetValue(references) ?? []);
            Compile([parsed.GetRequiredValue(source), .. parsed.GetValue(others) ?? []], constants, parsed.GetValue(output));
        }));
        return command;
    }

    private static AssemblyConstants? Constants(FileInfo? assembly, string[] references)
    {
        string[] files = assembly is null ? references : [assembly.FullName, .. references];
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            throw new BuildFailure(BuildFailure.MissingFile, $"There is no assembly {missing}.");

        return assembly is null ? null : new AssemblyConstants(assembly.FullName, references);
    }

    /// <summary>Compiles the first of the sources.</summary>
    private static void Compile(FileInfo[] sources, IConstantLibrary? constants, FileInfo? output)
    {
        XCompilation compilation = SourceFiles.Compile([.. sources.Select(source => source.FullName)], constants)[0];
        Stage.Report(compilation.Diagnostics);
        if (output is null)
            Console.Out.Write(compilation.Assembly);
        else
            Write(output.FullName, compilation.Assembly!);
    }

    private static void Write(string path, string assembly)
    {
        try
        {
            File.WriteAllText(path, assembly);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BuildFailure(
                BuildFailure.BadArgument, $"{path} cannot be written ({failure.Message}) Name a file in a folder that is there.");
        }
    }
}

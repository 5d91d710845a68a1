using System;
using System.CommandLine;
using System.IO;
using IL2CPU.Native;
using XSharp;

namespace Cosmos.Build.Commands;

/// <summary><c>xsharp</c>: one .xs file to assembly, for whoever wants to see what X# makes of it.</summary>
internal static class XSharpCommand
{
    public static Command Create()
    {
        var source = new Argument<FileInfo>("file") { Description = "The .xs file." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The .s file to write; default: standard output." };
        var command = new Command("xsharp", "Compiles one X# file to assembly.") { source, output };
        command.SetAction(parsed => Stage.Run(() => Compile(parsed.GetRequiredValue(source), parsed.GetValue(output))));
        return command;
    }

    private static void Compile(FileInfo source, FileInfo? output)
    {
        XCompilation compilation = SourceFiles.Compile(source.FullName);
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

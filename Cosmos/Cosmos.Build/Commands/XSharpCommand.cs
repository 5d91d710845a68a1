using System.CommandLine;
using System.IO;
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
            System.Console.Out.Write(compilation.Assembly);
        else
            File.WriteAllText(output.FullName, compilation.Assembly);
    }
}

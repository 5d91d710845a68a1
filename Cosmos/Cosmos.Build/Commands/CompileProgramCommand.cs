using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.Ilc;

namespace Cosmos.Build.Commands;

/// <summary><c>compile-program</c>: a .NET program becomes one object, by ILC.</summary>
internal static class CompileProgramCommand
{
    public static Command Create()
    {
        var program = new Option<FileInfo>("--program") { Description = "The program's assembly.", Required = true };
        var plugged = new Option<FileInfo?>("--plugged") { Description = "The list of assemblies to take instead, from plug." };
        var references = new Option<string[]>("--reference") { Description = "An assembly that it refers to." };
        var passed = new Option<string[]>("--pass") { Description = "An argument for ILC, as it stands." };
        var ilc = new Option<DirectoryInfo>("--ilc") { Description = "The folder of ILC's package.", Required = true };
        var runtime = new Option<DirectoryInfo>("--runtime") { Description = "The folder of the runtime package.", Required = true };
        var optimize = new Option<Optimization>("--optimize") { Description = "What for." };
        var output = new Option<FileInfo>("--output") { Description = "The object to write.", Required = true };
        var command = new Command("compile-program", "Compiles a .NET program to machine code.")
        {
            program, plugged, references, passed, ilc, runtime, optimize, output,
        };
        command.SetAction(parsed => Stage.Run(() => Compile(
            new ProgramCompiler(
                new IlcExecutable(parsed.GetRequiredValue(ilc).FullName), new RuntimePackage(parsed.GetRequiredValue(runtime).FullName)),
            parsed.GetRequiredValue(program).FullName,
            parsed.GetValue(plugged) is { } list ? File.ReadAllLines(list.FullName) : [],
            parsed.GetValue(references) ?? [],
            parsed.GetValue(optimize),
            parsed.GetValue(passed) ?? [],
            parsed.GetRequiredValue(output).FullName)));
        return command;
    }

    /// <summary>Of two references of one name ILC takes the first.</summary>
    private static void Compile(
        ProgramCompiler compiler,
        string program,
        string[] plugged,
        string[] references,
        Optimization optimize,
        string[] passed,
        string output)
    {
        string? changed = plugged.FirstOrDefault(path => Path.GetFileName(path) == Path.GetFileName(program));
        string warnings = compiler.Compile(changed ?? program, [.. plugged, .. references], optimize, passed, output);
        Console.Error.Write(warnings);
        Stage.Progress("ILC", $"{Path.GetFileNameWithoutExtension(program)} and what it reaches of .NET");
    }
}

using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using IL2CPU.IlPasses;
using IL2CPU.Ilc;
using IL2CPU.Tools;

namespace Cosmos.Build.Commands;

/// <summary><c>compile</c>: bound assemblies become one object, by ILC.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        var assemblies = new Option<string[]>("--assembly") { Description = "A bound assembly.", Required = true };
        var roots = new Option<string[]>("--root") { Description = "An assembly to compile, with what it refers to.", Required = true };
        var ilc = new Option<DirectoryInfo>("--ilc") { Description = "The folder of ILC's package.", Required = true };
        var runtime = new Option<DirectoryInfo>("--runtime") { Description = "The folder of the runtime package.", Required = true };
        var optimize = new Option<Optimization>("--optimize") { Description = "What for." };
        var output = new Option<FileInfo>("--output") { Description = "The object to write.", Required = true };
        var command = new Command("compile", "Compiles freestanding assemblies to machine code.")
        {
            assemblies, roots, ilc, runtime, optimize, output,
        };
        command.SetAction(parsed => Stage.Run(() => Compile(
            parsed.GetRequiredValue(roots),
            parsed.GetRequiredValue(assemblies),
            new IlcCompiler(
                new IlcExecutable(parsed.GetRequiredValue(ilc).FullName), new RuntimePackage(parsed.GetRequiredValue(runtime).FullName)),
            parsed.GetValue(optimize),
            parsed.GetRequiredValue(output).FullName)));
        return command;
    }

    private static void Compile(string[] roots, string[] assemblies, IlcCompiler compiler, Optimization optimize, string output)
    {
        IReadOnlyList<string> needed = AssemblyClosure.Of(roots, assemblies);
        CompileFlagged(needed, compiler, optimize, output);
        string names = string.Join(", ", needed.Select(Path.GetFileNameWithoutExtension));
        Stage.Progress("IL2CPU", $"{names} ({Describe(optimize)})");
    }

    private static void CompileFlagged(
        IReadOnlyList<string> assemblies, IlcCompiler compiler, Optimization optimize, string output)
    {
        using var work = new WorkFolder();
        compiler.Compile(Flag(assemblies, optimize, work.Path), optimize, output);
    }

    /// <summary>For speed ILC decides by itself: a slow path that is called once is better out of the fast one.</summary>
    private static IReadOnlyList<string> Flag(
        IReadOnlyList<string> assemblies, Optimization optimize, string folder) => optimize switch
    {
        Optimization.Size => SmallCode.Apply(assemblies, folder),
        Optimization.Speed => assemblies,
        _ => DebugCode.Apply(assemblies, folder),
    };

    private static string Describe(Optimization optimize) => optimize switch
    {
        Optimization.Size => "optimised for size",
        Optimization.Speed => "optimised for speed",
        _ => "not optimised",
    };
}

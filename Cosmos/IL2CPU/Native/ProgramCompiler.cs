using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IL2CPU.Native;

/// <summary>Turns a .NET program, with all of its libraries that it reaches, into one object, by ILC.</summary>
/// <param name="ilc">The compiler.</param>
/// <param name="runtime">The runtime that the program is to run on.</param>
public sealed class ProgramCompiler(IlcExecutable ilc, RuntimePackage runtime)
{
    /// <summary>The library that stands for the core: its functions are called by their C names, without a search.</summary>
    public const string CoreLibrary = "cosmos-core";

    /// <summary>The assemblies whose initialisers the runtime runs before <c>Main</c>.</summary>
    private static readonly string[] Initialized =
    [
        "System.Private.CoreLib",
        "System.Private.StackTraceMetadata",
        "System.Private.TypeLoader",
        "System.Private.Reflection.Execution",
    ];

    /// <summary>The libraries of C code that are linked into the image.</summary>
    private static readonly string[] LinkedLibraries = [CoreLibrary, "libSystem.Native", "System.Native", "System.IO.Compression.Native"];

    /// <summary>Compiles a program.</summary>
    /// <param name="program">The program's assembly.</param>
    /// <param name="references">The assemblies that it refers to, besides the class library.</param>
    /// <param name="optimize">What for; <see cref="Optimization.Blended"/> is what .NET publishes.</param>
    /// <param name="features">Feature switches, as <c>NAME=VALUE</c>; they are runtime knobs, too.</param>
    /// <param name="objectPath">The ELF object to write.</param>
    public void Compile(
        string program,
        IEnumerable<string> references,
        Optimization optimize,
        IReadOnlyCollection<string> features,
        string objectPath)
    {
        using var work = new WorkFolder();
        string response = Path.Combine(work.Path, "ilc.rsp");
        File.WriteAllLines(
            response,
            [
                program,
                .. Option(optimize),
                "--dehydrate",
                "--stacktracedata",
                "--scanreflection",
                "--methodbodyfolding:generic",
                "--resilient",
                "-g",
                .. IlcExecutable.Target,
                .. Initialized.Select(name => "--initassembly:" + name),
                .. LinkedLibraries.Select(name => "--directpinvoke:" + name),
                .. features.Select(feature => "--feature:" + feature),
                .. features.Select(feature => "--runtimeknob:" + feature),
                "--generateunmanagedentrypoints:System.Private.CoreLib,HIDDEN",
                "--generateunmanagedentrypoints:" + Path.GetFileNameWithoutExtension(program),
                .. references.Select(path => "-r:" + path),
                .. runtime.ClassLibrary.Select(path => "-r:" + path),
                "-o:" + objectPath,
            ]);
        ToolProcess.Run(ilc.Path, ["@" + response]);
    }

    private static string[] Option(Optimization optimize) => optimize switch
    {
        Optimization.Size => ["--Os"],
        Optimization.Speed => ["--Ot"],
        Optimization.Blended => ["-O"],
        _ => [],
    };
}

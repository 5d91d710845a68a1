using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Linking;
using IL2CPU.Tools;

namespace IL2CPU.Ilc;

/// <summary>Turns a .NET program, with all of its libraries that it reaches, into one object, by ILC.</summary>
/// <param name="ilc">The compiler.</param>
/// <param name="runtime">The runtime that the program is to run on.</param>
public sealed class ProgramCompiler(IlcExecutable ilc, RuntimePackage runtime)
{
    /// <summary>The library that stands for the core: its functions are called by their C names, without a search.</summary>
    public const string CoreLibrary = "cosmos-core";

    private const string StackTraces = "System.Private.StackTraceMetadata";

    /// <summary>The option that keeps what a stack trace is written from.</summary>
    private const string StackTraceData = "--stacktracedata";

    /// <summary>The assemblies whose initialisers the runtime runs before <c>Main</c>, in this order.</summary>
    private static readonly string[] Initialized =
    [
        "System.Private.CoreLib",
        StackTraces,
        "System.Private.TypeLoader",
        "System.Private.Reflection.Execution",
    ];

    /// <summary>The libraries of C code that are linked into the image: the runtime's, and those of C, whose functions are the
    /// core's.</summary>
    private static readonly string[] LinkedLibraries =
    [
        CoreLibrary,
        "libSystem.Native", "System.Native", "System.IO.Compression.Native",
        .. CLibraries.SelectMany(Names),
    ];

    /// <summary>The libraries of a Linux program's C, with the version of each.</summary>
    private static (string Name, int Version)[] CLibraries => [("c", 6), ("m", 6), ("pthread", 0), ("dl", 2), ("rt", 1)];

    /// <summary>Compiles a program.</summary>
    /// <param name="program">The program's assembly.</param>
    /// <param name="references">The assemblies that it refers to, besides the class library.</param>
    /// <param name="optimize">What for; <see cref="Optimization.Blended"/> is what .NET publishes.</param>
    /// <param name="passed">More arguments: what the project asks of ILC.</param>
    /// <param name="objectPath">The ELF object to write.</param>
    /// <returns>What ILC printed: its warnings.</returns>
    public string Compile(
        string program,
        IEnumerable<string> references,
        Optimization optimize,
        IReadOnlyCollection<string> passed,
        string objectPath)
    {
        using var work = new WorkFolder();
        string response = Path.Combine(work.Path, "ilc.rsp");
        File.WriteAllLines(
            response,
            [
                program,
                .. Option(optimize),
                "-g",
                .. IlcExecutable.Target,
                .. Baseline(passed),
                .. Initialized
                    .Where(name => name != StackTraces || passed.Contains(StackTraceData))
                    .Select(name => "--initassembly:" + name),
                .. LinkedLibraries.Concat(CryptoFunctions.Entries).Select(name => "--directpinvoke:" + name),
                "--generateunmanagedentrypoints:System.Private.CoreLib,HIDDEN",
                "--generateunmanagedentrypoints:" + Path.GetFileNameWithoutExtension(program),
                .. references.Select(path => "-r:" + path),
                .. runtime.ClassLibrary.Select(path => "-r:" + path),
                .. passed,
                "-o:" + objectPath,
            ]);
        return ToolProcess.Run(ilc.Path, ["@" + response]);
    }

    /// <summary>The names that a program may call a library of C by; ILC takes the end <c>.so</c> away itself.</summary>
    private static string[] Names((string Name, int Version) library) =>
        [library.Name, "lib" + library.Name, $"lib{library.Name}.so.{library.Version}"];

    private static string[] Baseline(IEnumerable<string> passed) =>
        passed.Any(argument => argument.StartsWith(IlcExecutable.InstructionSet)) ? [] : [IlcExecutable.Baseline];

    private static string[] Option(Optimization optimize) => optimize switch
    {
        Optimization.Size => ["--Os"],
        Optimization.Speed => ["--Ot"],
        Optimization.Blended => ["-O"],
        _ => [],
    };
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace IL2CPU.Ilc;

/// <summary>Turns bound freestanding assemblies into one object, by ILC, the compiler of .NET Native AOT.</summary>
/// <param name="ilc">The compiler.</param>
/// <param name="runtime">The runtime package, whose class library gives the types that freestanding code may name.</param>
public sealed class IlcCompiler(IlcExecutable ilc, RuntimePackage runtime)
{
    /// <summary>What the compiler still does for speed when it is asked for size: padding before loops, and a second copy
    /// of a loop's condition in front of it.</summary>
    private static readonly string[] SizeOptions =
    [
        "--codegenopt:JitAlignLoops=0",
        "--codegenopt:JitLoopInversionSizeLimit=0",
    ];

    /// <summary>Compiles the assemblies, and nothing that they refer to, into <paramref name="objectPath"/>;
    /// methods that are flagged so are left unoptimised.</summary>
    /// <param name="assemblies">Paths of bound assemblies.</param>
    /// <param name="optimize">What the other methods are optimised for; for size, where nothing is asked.</param>
    /// <param name="objectPath">The ELF object to write: one section a method, exports under their plain names.</param>
    public void Compile(IReadOnlyList<string> assemblies, Optimization optimize, string objectPath) => ToolProcess.Run(
        ilc.Path,
        [
            .. assemblies,
            .. assemblies.Select(path => "--generateunmanagedentrypoints:" + Path.GetFileNameWithoutExtension(path)),
            .. optimize == Optimization.Speed ? ["--Ot"] : SizeOptions.Prepend("--Os"),
            "--multifile",
            "--nativelib",
            "--reflectiondata:none",
            .. IlcExecutable.Target,
            IlcExecutable.Baseline,
            "-g",
            "-g",
            .. runtime.ClassLibrary.Select(path => "-r:" + path),
            "-o:" + objectPath,
        ]);
}

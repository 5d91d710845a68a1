using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IL2CPU.Native;

/// <summary>Turns bound freestanding assemblies into one object, by ILC, the compiler of .NET Native AOT.</summary>
/// <param name="ilcPackage">The folder of the package <c>runtime.HOST.Microsoft.DotNet.ILCompiler</c>.</param>
/// <param name="runtimePackage">The folder of the package <c>Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64</c>, whose
/// class library gives the types that freestanding code may name.</param>
public sealed class IlcCompiler(string ilcPackage, string runtimePackage)
{
    private const string RuntimeFolder = "runtimes/linux-x64";

    /// <summary>What the entry code checks the CPU for, so that compiled code need not look again.</summary>
    private const string Baseline = "x86-64-v2";

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
        Executable(),
        [
            .. assemblies,
            .. assemblies.Select(path => "--generateunmanagedentrypoints:" + Path.GetFileNameWithoutExtension(path)),
            .. optimize == Optimization.Speed ? ["--Ot"] : SizeOptions.Prepend("--Os"),
            "--multifile",
            "--nativelib",
            "--reflectiondata:none",
            "--targetos:linux",
            "--targetarch:x64",
            "--instruction-set:" + Baseline,
            "-g",
            "-g",
            "-r:" + Path.Combine(runtimePackage, RuntimeFolder, "lib", "net10.0", "*.dll"),
            "-r:" + Path.Combine(runtimePackage, RuntimeFolder, "native", "*.dll"),
            "-o:" + objectPath,
        ]);

    private string Executable()
    {
        string tools = Path.Combine(ilcPackage, "tools");
        string[] candidates = [Path.Combine(tools, "ilc"), Path.Combine(tools, "ilc.exe")];
        return candidates.FirstOrDefault(File.Exists) ?? throw new BuildFailure(
            BuildFailure.MissingFile, $"There is no ilc in {tools}. Run: dotnet restore.");
    }
}

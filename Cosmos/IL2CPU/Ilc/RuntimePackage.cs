using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace IL2CPU.Ilc;

/// <summary>The package <c>Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64</c>: the class library and the runtime.</summary>
/// <param name="folder">Where it is.</param>
public sealed class RuntimePackage(string folder)
{
    private const string RuntimeFolder = "runtimes/linux-x64";

    /// <summary>The runtime's objects: one that holds <c>main</c>, and archives of which the linker takes what is called.
    /// The garbage collector is the one for workstations; what the others stand for is switched off.</summary>
    private static readonly string[] Objects =
    [
        "libbootstrapper.o",
        "libRuntime.WorkstationGC.a",
        "libSystem.Native.a",
        "libSystem.IO.Compression.Native.a",
        "libz.a",
        "libbrotlienc.a",
        "libbrotlidec.a",
        "libbrotlicommon.a",
        "libeventpipe-disabled.a",
        "libRuntime.VxsortDisabled.a",
        "libstandalonegc-disabled.a",
        "libaotminipal.a",
        "libstdc++compat.a",
    ];

    /// <summary>Patterns of the class library's assemblies.</summary>
    public IEnumerable<string> ClassLibrary =>
    [
        Path.Combine(folder, RuntimeFolder, "lib", "net10.0", "*.dll"),
        Path.Combine(folder, RuntimeFolder, "native", "*.dll"),
    ];

    /// <summary>The files to link.</summary>
    /// <exception cref="BuildFailure">One is missing.</exception>
    public IReadOnlyList<string> NativeObjects
    {
        get
        {
            string[] paths = [.. Objects.Select(name => Path.Combine(folder, RuntimeFolder, "native", name))];
            string? missing = paths.FirstOrDefault(path => !File.Exists(path));
            return missing is null ? paths : throw new BuildFailure(
                BuildFailure.MissingFile, $"The runtime package has no {missing}. Run: dotnet restore.");
        }
    }
}

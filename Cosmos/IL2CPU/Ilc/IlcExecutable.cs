using System.Collections.Generic;
using System.IO;
using System.Linq;
using IL2CPU.Tools;

namespace IL2CPU.Ilc;

/// <summary>ILC, the compiler of .NET Native AOT.</summary>
/// <param name="package">The folder of the package <c>runtime.HOST.Microsoft.DotNet.ILCompiler</c>.</param>
public sealed class IlcExecutable(string package)
{
    /// <summary>The option that says what a CPU must have.</summary>
    public const string InstructionSet = "--instruction-set:";

    /// <summary>What the entry code checks the CPU for, so that compiled code need not look again.</summary>
    public const string Baseline = InstructionSet + "x86-64-v2";

    /// <summary>Options that say what machine the code is for.</summary>
    public static IReadOnlyList<string> Target { get; } = ["--targetos:linux", "--targetarch:x64"];

    /// <summary>Where it is.</summary>
    /// <exception cref="BuildFailure">It is not in the package.</exception>
    public string Path
    {
        get
        {
            string tools = System.IO.Path.Combine(package, "tools");
            string[] candidates = [System.IO.Path.Combine(tools, "ilc"), System.IO.Path.Combine(tools, "ilc.exe")];
            return candidates.FirstOrDefault(File.Exists) ?? throw new BuildFailure(
                BuildFailure.MissingFile, $"There is no ilc in {tools}. Run: dotnet restore.");
        }
    }
}

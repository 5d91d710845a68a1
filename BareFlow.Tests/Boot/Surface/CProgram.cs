using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BareFlow.Tests.Boot.Machines;
using BareFlow.Tests.Support;
using IL2CPU.Linking;
using IL2CPU.Symbols;
using Xunit;
using Tool = BareFlow.Tests.Support.Tool;

namespace BareFlow.Tests.Boot.Surface;

/// <summary>A program in C, linked once with the core, as the .NET runtime is, and once for Linux with its C library.</summary>
/// <param name="kernel">The image that boots into it.</param>
/// <param name="host">The program for Linux.</param>
internal sealed class CProgram(string kernel, string host)
{
    /// <summary>What a program writes before and behind what it has to say, so that a boot's own lines are told from it.</summary>
    private const string Begin = "--- begin";
    private const string End = "--- end";

    /// <summary>Where Debian's musl-dev puts the library.</summary>
    /// <summary>The library of C that kernels take from what ours does not have.</summary>
    public const string Musl = "/usr/lib/x86_64-linux-musl/libc.a";

    private static readonly ConcurrentDictionary<string, Lazy<CProgram>> Built = new();

    /// <summary>No calls that the compiler makes or leaves out by itself: what the source calls is what is tested.</summary>
    private static readonly string[] Flags = ["-std=gnu17", "-O1", "-g", "-Wall", "-w", "-fno-builtin", "-U_FORTIFY_SOURCE", "-D_FILE_OFFSET_BITS=64"];

    /// <summary>The program of a file beside this one.</summary>
    public static CProgram Of(string name) => Built.GetOrAdd(name, file => new Lazy<CProgram>(() => Build(file, isForHost: true))).Value;

    /// <summary>One that makes sense in a machine alone.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="generated">What it finds as <c>generated.h</c>.</param>
    public static CProgram OfKernel(string name, string generated = "") =>
        Built.GetOrAdd(name, file => new Lazy<CProgram>(() => Build(file, isForHost: false, generated))).Value;

    /// <summary>Runs it in a machine.</summary>
    /// <param name="words">Words for the kernel command line beside <c>exit</c>.</param>
    /// <param name="memory">RAM.</param>
    /// <param name="limit">How long it may take; what every boot may take, when it is not said.</param>
    public async Task<BootResult> Boot(string words = "", string memory = "256M", TimeSpan? limit = null)
    {
        Qemu machine = Qemu.Kernel(new KernelImage(kernel, kernel), $"exit {words}".TrimEnd()) with { Memory = memory };
        return await (machine with { TimeLimit = limit ?? machine.TimeLimit }).Run();
    }

    /// <summary>What it writes in a machine, in which it must come to its end.</summary>
    public async Task<string[]> BootLines(string memory = "256M")
    {
        BootResult result = await Boot(memory: memory);
        result.MustSay(Begin, End).MustEnd(Ending.Success);
        return LinesOf(result.Serial);
    }

    /// <summary>What it writes on Linux.</summary>
    public string[] HostLines()
    {
        (int code, string[] lines) = HostRun();
        Assert.True(code == 0, $"on Linux it ends with {code}: {string.Join('\n', lines.Where(line => line.StartsWith("not ok", StringComparison.Ordinal)))}");
        return lines;
    }

    /// <summary>What it ends with on Linux, and what it writes.</summary>
    public (int Code, string[] Lines) HostRun(params string[] words)
    {
        (int code, string output) = Tool.Run(host, Path.GetDirectoryName(host)!, words);
        return (code, LinesOf(output));
    }

    /// <summary>What a program said of all that came.</summary>
    public static string[] LinesOf(string output) =>
        [.. output.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line != Begin).Skip(1).TakeWhile(line => line != End)];

    private static CProgram Build(string name, bool isForHost, string generated = "")
    {
        string source = Repository.At(Path.Combine("BareFlow.Tests/Boot/Surface/Programs", name + ".c"));
        string folder = Directory.CreateDirectory(Repository.At(Path.Combine("artifacts/tests/surface", name))).FullName;
        string host = Path.Combine(folder, name);
        string @object = host + ".o";
        string image = host + ".elf";
        File.WriteAllText(Path.Combine(folder, "generated.h"), generated);
        Compile([.. Flags, "-fno-pic", "-I", folder, "-c", source, "-o", @object]);
        if (isForHost)
            Compile([.. Flags, source, "-o", host, "-lm", "-lpthread"]);

        using var work = new TemporaryFolder();
        new ImageLinker(
            new ImageParts([CoreObject.Make(CoreParts.Objects, work.Path)], [@object, BorrowedLibrary.Make(Musl, work.Path)]),
            Repository.At("Cosmos/Cosmos.Build/Sdk/kernel.ld"),
            CoreParts.Assemblies,
            SymbolScope.All).Link(image, host + ".map");
        return new CProgram(image, host);
    }

    private static void Compile(params string[] arguments)
    {
        (int code, string output) = Tool.Run("clang", Repository.Root, arguments);
        Assert.True(code == 0, output);
    }
}

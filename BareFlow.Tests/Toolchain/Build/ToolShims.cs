using System;
using System.IO;
using System.Linq;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.Build;

/// <summary>A PATH with everything that the build runs but for one tool.</summary>
internal sealed class ToolShims : IDisposable
{
    private static readonly string[] Programs =
    [
        "dotnet", "sh", "bash", "env", "uname", "clang", "ld.lld", "llvm-objcopy", "qemu-system-x86_64",
    ];

    private readonly TemporaryFolder _folder = new();

    public ToolShims(string without)
    {
        foreach (string program in Programs.Where(program => program != without))
            File.CreateSymbolicLink(_folder.At(program), Find(program));
    }

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();

    private static string Find(string program) => Environment.GetEnvironmentVariable("PATH")!
        .Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, program))
        .First(File.Exists);
}

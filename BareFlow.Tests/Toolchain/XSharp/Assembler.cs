using System;
using System.IO;
using BareFlow.Tests.Support;

namespace BareFlow.Tests.Toolchain.XSharp;

/// <summary>Assembles text the way the kernel build does.</summary>
internal static class Assembler
{
    public static byte[] Assemble(string assembly)
    {
        using var workspace = new TemporaryFolder();
        var (code, output) = TryAssemble(workspace, "test.s", assembly);
        if (code != 0) throw new InvalidOperationException($"clang refuses the assembly:\n{output}\n{assembly}");
        return File.ReadAllBytes(Path.Combine(workspace.Path, "test.o"));
    }

    public static (int Code, string Output) TryAssemble(TemporaryFolder workspace, string name, string assembly)
    {
        workspace.Write(name, assembly);
        return Tool.Run("clang", workspace.Path, "--target=x86_64-unknown-none-elf", "-c", "-g", name);
    }
}

using System.IO;

namespace IL2CPU.Tools;

/// <summary>Turns the X# compiler's output into an object, by LLVM's integrated assembler.</summary>
public static class Assembler
{
    /// <summary>Assembles <paramref name="sourcePath"/> with line information into <paramref name="objectPath"/>.</summary>
    public static void Assemble(string sourcePath, string objectPath) => ToolProcess.Run(Tool.Clang,
        [
            "--target=x86_64-unknown-none-elf",
            "-c",
            "-g",
            $"-fdebug-compilation-dir={Path.GetDirectoryName(Path.GetFullPath(sourcePath))}",
            sourcePath,
            "-o",
            objectPath,
        ]);
}

using System.Collections.Generic;

namespace IL2CPU.Native;

/// <summary>Links objects into a kernel image.</summary>
public static class Linker
{
    /// <summary>The largest page that the image's segments are aligned to in the file: none, as both loaders copy.</summary>
    private const string NoFilePadding = "max-page-size=16";

    /// <summary>Links with <c>ld.lld</c>, dropping what nothing refers to and packing the rest (see
    /// <see cref="SectionPacker"/>), and writes the map.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="scriptPath">The linker script.</param>
    /// <param name="imagePath">The ELF to write, with symbols and line information.</param>
    /// <param name="mapPath">The map to write.</param>
    public static void Link(IEnumerable<string> objects, string scriptPath, string imagePath, string mapPath)
    {
        using var work = new WorkFolder();
        ToolProcess.Run(
            ToolLocator.Find(Tool.Linker),
            [
                "-m", "elf_x86_64",
                "-static",
                "--gc-sections",
                "--build-id=none",
                "-z", NoFilePadding,
                "-z", "nostart-stop-gc",
                "-T", scriptPath,
                "-Map=" + mapPath,
                "-o", imagePath,
                .. SectionPacker.Pack(objects, work.Path),
            ]);
    }

    /// <summary>Joins objects into one relocatable object; every section stays as it is.</summary>
    public static void Join(IEnumerable<string> objects, string objectPath) => ToolProcess.Run(
        ToolLocator.Find(Tool.Linker), ["-m", "elf_x86_64", "-r", "-o", objectPath, .. objects]);

    /// <summary>Writes a copy of an image without symbols, line information and section headers.</summary>
    public static void Strip(string imagePath, string strippedPath) => ToolProcess.Run(
        ToolLocator.Find(Tool.ObjCopy), ["--strip-all", "--strip-sections", imagePath, strippedPath]);
}
